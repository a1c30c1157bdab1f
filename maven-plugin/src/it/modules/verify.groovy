def log = new File(basedir, 'build.log').text
def finding = new File(basedir, 'service/db/migrations/002_orders_state.sql').path + ':[2,'
assert log.count('[ERROR] ' + finding) == 1
assert log.count('were judged with a folder above it') == 2
