def log = new File(basedir, 'build.log').text
assert log.contains('missing-rls: ')
assert log.contains('missing-comment: ')
assert !log.contains('[ERROR]')
