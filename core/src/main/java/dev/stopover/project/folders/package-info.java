/** One folder a migration: Prisma, Hasura, Diesel, newer Drizzle. */
package dev.stopover.project.folders;
