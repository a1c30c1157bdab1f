def log = new File(basedir, 'build.log').text
def migration = new File(basedir, 'supabase/migrations/20250103000000_tmp.sql').path
assert log.contains('[ERROR] ' + migration + ':[1,14] temporary-name: ')
