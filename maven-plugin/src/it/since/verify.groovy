def log = new File(basedir, 'build.log').text
def items = new File(basedir, 'supabase/migrations/20250102000000_items.sql').path
assert log.contains('[ERROR] ' + items + ':[1,14] missing-rls: ')
assert !log.contains('20250101000000_orders.sql:[')

def review = new File(basedir, 'target/stopover/review.md').text
assert review.startsWith('<!-- stopover-review -->\n')
assert review.contains('20250102000000_items.sql')
assert !review.contains('20250101000000_orders.sql')
