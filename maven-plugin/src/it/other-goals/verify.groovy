def log = new File(basedir, 'build.log').text
assert log.contains('stopover:check') && log.contains('stopover:baseline')
assert !log.contains('[ERROR]')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/stopover/stopover.sarif'))
assert sarif.runs[0].results.any { it.ruleId == 'missing-rls' }
