using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>The accounts people sign in with, and nothing of the record: a SQLite file in the data folder, or the schema "accounts" of the hub's PostgreSQL.</summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<KeptPasskey> Passkeys => Set<KeptPasskey>();

    public DbSet<DirectoryPerson> DirectoryPeople => Set<DirectoryPerson>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticeSeen> NoticesSeen => Set<NoticeSeen>();

    public DbSet<Recovery> Recoveries => Set<Recovery>();

    public DbSet<Gate> Gates => Set<Gate>();

    public DbSet<Guess> Guesses => Set<Guess>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<Step> Steps => Set<Step>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Instant>().HaveConversion<Ticks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        (Type Row, string Table)[] tables =
        [
            (typeof(Account), "account"), (typeof(KeptPasskey), "passkey"), (typeof(DirectoryPerson), "directory_person"), (typeof(Session), "session"),
            (typeof(Challenge), "challenge"), (typeof(OneTimeLink), "link"), (typeof(Recovery), "recovery"), (typeof(Notice), "notice"),
            (typeof(NoticeSeen), "notice_seen"), (typeof(Gate), "gate"), (typeof(Guess), "guess"),
            (typeof(ProtectionKey), "protection_key"), (typeof(Step), "step"),
        ];
        foreach (var (row, table) in tables)
        {
            var entity = modelBuilder.Entity(row).ToTable(table);
            foreach (var property in entity.Metadata.GetProperties())
                property.SetColumnName(Kebab.Of(property.Name).Replace('-', '_'));
        }
        // Whoever changes a row says which it was: of two at once the first counts.
        foreach (var row in (Type[])[typeof(Account), typeof(KeptPasskey), typeof(DirectoryPerson), typeof(Recovery)])
            modelBuilder.Entity(row).Property(nameof(IBoundRow.Mac)).IsConcurrencyToken();
        modelBuilder.Entity<Step>().HasKey(step => step.Number);
        modelBuilder.Entity<Step>().Property(step => step.Number).ValueGeneratedNever();
    }

    private sealed class Ticks() : ValueConverter<Instant, long>(moment => moment.ToUnixTimeTicks(), ticks => Instant.FromUnixTimeTicks(ticks));
}
