/** The folder {@code supabase} of the Supabase CLI. */
package dev.stopover.project.supabase;
