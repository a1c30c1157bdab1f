def log = new File(basedir, 'build.log').text
assert log.contains('2 files, ')
assert !log.contains('missing-rls')

def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/stopover/stopover.sarif'))
assert sarif.runs[0].results.every { it.level != 'error' }
