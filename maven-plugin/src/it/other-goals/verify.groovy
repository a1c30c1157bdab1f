def log = new File(basedir, 'build.log').text
assert log.contains('stopover:check') && log.contains('stopover:baseline') && log.contains('stopover:review')
assert !log.contains('[ERROR]')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/stopover/stopover.sarif'))
assert sarif.runs[0].results.any { it.ruleId == 'missing-rls' }

// Without a commit to compare with, the newest migration is reviewed.
def review = new File(basedir, 'target/stopover/review.md').text
assert review.contains('20250102000000_state.sql')
assert !review.contains('20250101000000_orders.sql')
assert log.contains('Written: ' + new File(basedir, 'target/stopover/review.md').path)

def migration = new File(basedir, 'supabase/migrations/20250102000000_state.sql')
assert log.count('Mended: ' + migration.canonicalPath) == 2
assert !migration.text.contains('stopover:ignore')
assert migration.text.contains('CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_state')
