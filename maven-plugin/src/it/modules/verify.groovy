def logs = new File(basedir, 'build.log').text.split('BUILD SUCCESS')
def finding = new File(basedir, 'service/db/migrations/002_orders_state.sql').path + ':[2,'
def inParent = new File(basedir, 'db/migrations/002_orders_state.sql').path + ':[2,'

// One after the other, and two at a time: each folder is judged in its module, once.
for (log in logs[0..1]) {
    assert log.count('[WARNING] ' + finding) == 1
    assert log.count('[WARNING] ' + inParent) == 1
    assert log.contains('There are no migrations in ' + new File(basedir, 'library').canonicalPath)
}
assert !logs.any { it.contains('[ERROR]') }
assert logs[0].indexOf(finding) > logs[0].indexOf('@ service')
assert logs[0].indexOf(inParent) < logs[0].indexOf('@ service')
assert logs[1].contains('MultiThreadedBuilder')
assert new File(basedir, 'service/target/stopover/stopover.sarif').text.contains('002_orders_state.sql')
assert !new File(basedir, 'library/target/stopover').exists()
