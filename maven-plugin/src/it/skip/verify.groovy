def log = new File(basedir, 'build.log').text
assert log.contains('Skipped.')
assert !log.contains('missing-rls')
assert !new File(basedir, 'target/stopover').exists()
