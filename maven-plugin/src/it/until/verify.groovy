// Two builds in one log: quiet and before the end of the suppression, then after it.
def logs = new File(basedir, 'build.log').text.split('BUILD SUCCESS')
assert logs.size() == 2
def migration = new File(basedir, 'supabase/migrations/20250101000000_orders.sql').path
assert logs[0].contains('[WARNING] ' + migration + ':[1,1] missing-rollback: ')
assert !logs[0].contains('missing-rls')
assert !logs[0].contains('judged')
assert logs[1].contains('[ERROR] ' + migration + ':[2,28] missing-rls: ')
assert logs[1].contains('judged')
