def log = new File(basedir, 'build.log').text
def migration = new File(basedir, 'supabase/migrations/20250101000000_orders.sql').path
assert log.contains('[ERROR] ' + migration + ':[1,14] missing-rls: ')
assert log.contains('Stopover found 1 error')

def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/stopover/stopover.sarif'))
assert sarif.runs[0].results.any { it.ruleId == 'missing-rls' }
