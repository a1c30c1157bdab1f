def log = new File(basedir, 'build.log').text
def finding = new File(basedir, 'service/db/migrations/002_orders_state.sql').path + ':[2,'
def inParent = new File(basedir, 'db/migrations/002_orders_state.sql').path + ':[2,'
assert log.count('[WARNING] ' + finding) == 1
assert log.count('[WARNING] ' + inParent) == 1
assert !log.contains('[ERROR]')
assert log.indexOf(finding) > log.indexOf('@ service')
assert log.indexOf(inParent) < log.indexOf('@ service')
assert log.contains('There are no migrations in ' + new File(basedir, 'library').canonicalPath)
assert new File(basedir, 'service/target/stopover/stopover.sarif').text.contains('002_orders_state.sql')
assert !new File(basedir, 'library/target/stopover').exists()
