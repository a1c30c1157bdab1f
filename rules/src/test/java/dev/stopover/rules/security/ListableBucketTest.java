package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListableBucketTest {

    private static final String FIRST = "supabase/migrations/20250101000000_a.sql";
    private static final String SECOND = "supabase/migrations/20250102000000_b.sql";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ListableBucket());

    @Test
    void reportsThePolicyWhereverTheBucketIsMadePublic() {
        rule.file(FIRST, """
                        INSERT INTO storage.buckets (id, name) VALUES ('avatars', 'avatars'), ('bills', 'bills');
                        CREATE POLICY read ON storage.objects FOR SELECT TO anon USING (bucket_id = 'avatars'::text);
                                      ^^^^ Whoever it is for may list all files of a public bucket, by policy read of storage.objects.
                        CREATE POLICY own ON storage.objects FOR SELECT TO anon USING (bucket_id = 'bills');
                        """)
                .file(SECOND, "UPDATE storage.buckets SET public = true WHERE id = 'avatars';")
                .reports();
    }

    @Test
    void acceptsABucketThatIsClosedAgain() {
        rule.file(FIRST, """
                        INSERT INTO storage.buckets (id, name, public) VALUES ('avatars', 'avatars', true);
                        CREATE POLICY read ON storage.objects FOR SELECT TO anon USING (bucket_id = 'avatars');
                        """)
                .file(SECOND, "UPDATE storage.buckets SET public = false WHERE id = 'avatars';")
                .accepts();
    }

    @Test
    void acceptsAPolicyThatIsDroppedAndOthersThatLetNobodyRead() {
        rule.file(FIRST, """
                        INSERT INTO storage.buckets (id, name, public) VALUES ('avatars', 'avatars', true);
                        CREATE POLICY read ON storage.objects FOR SELECT TO anon USING (bucket_id = 'avatars');
                        CREATE POLICY add ON storage.objects FOR INSERT TO anon WITH CHECK (bucket_id = 'avatars');
                        CREATE POLICY svc ON storage.objects FOR SELECT TO service_role USING (bucket_id = 'avatars');
                        CREATE POLICY own ON storage.objects FOR SELECT TO authenticated
                          USING (bucket_id = 'avatars' AND owner_id = (SELECT auth.uid()::text));
                        CREATE POLICY not_it ON storage.objects FOR SELECT TO anon USING (bucket_id <> 'avatars');
                        """)
                .file(SECOND, "DROP POLICY read ON storage.objects;")
                .accepts();
    }
}
