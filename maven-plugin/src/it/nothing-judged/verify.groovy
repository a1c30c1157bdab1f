def log = new File(basedir, 'build.log').text
assert log.contains('There are no migrations in db.')
assert log.contains('set allowEmpty')
