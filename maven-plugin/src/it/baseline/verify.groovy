def log = new File(basedir, 'build.log').text
assert log.contains('stopover-baseline.json, with ')
assert !log.contains('missing-rls: ')
assert log.contains('BUILD SUCCESS')
assert new File(basedir, 'stopover-baseline.json').text.contains('"rule":"missing-rls"')
