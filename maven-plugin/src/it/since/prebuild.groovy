// A branch with one migration more than main, which is in no commit yet.
def git = { String... words ->
    def process = (['git', '-c', 'user.name=It', '-c', 'user.email=it@example.org'] + words.toList()).execute(null, basedir)
    process.waitForProcessOutput(System.out, System.err)
    assert process.exitValue() == 0
}
git('init', '-q', '-b', 'main')
git('add', 'pom.xml', 'supabase/migrations/20250101000000_orders.sql')
git('commit', '-q', '-m', 'Orders')
git('checkout', '-q', '-b', 'items')
