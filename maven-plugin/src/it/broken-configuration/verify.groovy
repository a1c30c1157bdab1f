def log = new File(basedir, 'build.log').text
assert log.contains('stopover.toml:2')
assert log.contains('missing-rls')
assert log.contains('Stopover is not configured rightly; see above.')
