def log = new File(basedir, 'build.log').text
def migration = new File(basedir, 'supabase/migrations/20250101000000_orders.sql').path
assert log.contains('[WARNING] ' + migration + ':[1,14] missing-rls: ')
assert !log.contains('items')
assert log.contains('not judged, as excluded: 1')
assert !log.contains('[ERROR]')

def slurper = new groovy.json.JsonSlurper()
def json = slurper.parse(new File(basedir, 'target/stopover/all/stopover.json'))
assert json.findings.any { it.rule == 'missing-rls' && it.severity == 'warning' }
assert slurper.parse(new File(basedir, 'target/stopover/stopover.sarif')).runs.size() == 1
