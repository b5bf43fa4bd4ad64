using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Lantern.Store;
using Lantern.Store.Postgres;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Where the accounts are kept: the file accounts.db in the data folder, or the schema "accounts" of the hub's PostgreSQL.</summary>
/// <param name="DataFolder">The data folder of the hub.</param>
/// <param name="Primary">Which server is the primary, as the record asks it too; null for the file.</param>
public sealed record AccountsDatabase(string DataFolder, PrimaryServer? Primary)
{
    private const string Steps = "accounts/";

    // A table each step makes and no other does.
    private static readonly Dictionary<long, string> Makes = new() { [1] = "account", [2] = "notice", [3] = "bound_accounts", [4] = "notice_seen" };

    private bool IsPostgres => Primary is not null;

    private string File => Path.Combine(DataFolder, "accounts.db");

    /// <summary>True where there are accounts to ask about.</summary>
    public bool IsThere => IsPostgres || System.IO.File.Exists(File);

    /// <summary>Says to which database a context speaks.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (Primary is not null)
            options.UseNpgsql(Primary.Accounts);
        else
            options.UseSqlite($"Data Source={File};Mode=ReadWrite");
    }

    /// <summary>Makes the tables where they are not, or brings them up to this version; each step is one transaction, and a step half taken is none.</summary>
    /// <exception cref="StoreUnfitException">The database cannot be opened, or a newer version made it.</exception>
    public void Prepare(Instant now)
    {
        try
        {
            if (!IsPostgres)
                MakeFile();
            using var context = Context();
            var database = context.Database;
            if (IsPostgres && IsDone(context))
                return; // the account of the web application may not change anything here, and need not
            database.ExecuteSqlRaw(Text(IsPostgres ? "before.postgres.sql" : "before.sqlite.sql"));
            foreach (var (number, text) in Numbered())
                Take(context, number, text, now);
            if (context.Steps.Max(step => step.Number) > Numbered().Max(step => step.Number))
                throw new StoreUnfitException("The accounts were last kept by a newer version of Lantern. Start that version, or restore a backup.");
            if (IsPostgres)
                database.ExecuteSqlRaw(Text("after.postgres.sql"));
        }
        catch (DbException refused) when (refused.SqlState is "42501")
        {
            throw new StoreUnfitException("The accounts are of an older form, and this account may not change it. Run 'lantern migrate' as the owner of the database.");
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException or InvalidOperationException { InnerException: DbException })
        {
            throw new StoreUnfitException($"The accounts people sign in with cannot be opened: {failure.Message} See that the data folder can be written and the database is there.");
        }
    }

    /// <summary>The same for a command that needs no server longer than this.</summary>
    public static void Prepare(Premises premises, Instant now)
    {
        using var primary = PrimaryServer.Of(premises);
        new AccountsDatabase(premises.DataFolder, primary).Prepare(now);
    }

    /// <summary>A context of its own, for a command in the terminal.</summary>
    public AccountsContext Context()
    {
        var options = new DbContextOptionsBuilder<AccountsContext>();
        Configure(options);
        return new AccountsContext(options.Options);
    }

    private bool IsDone(AccountsContext context)
    {
        try
        {
            var last = Numbered().Max(step => step.Number);
            return context.Steps.Max(step => (long?)step.Number) is { } taken ? taken == last : IsMade(context, last);
        }
        catch (DbException)
        {
            return false; // there is no table of steps yet
        }
    }

    private void Take(AccountsContext context, long number, string text, Instant now)
    {
        using var transaction = context.Database.BeginTransaction();
        if (IsPostgres)
            context.Database.ExecuteSqlRaw(Text("lock.postgres.sql"));
        if (context.Steps.Any(step => step.Number == number))
            return;
        // Whoever deleted the list of steps has not deleted what they made: it is found by what is there, and the list is put right.
        if (!IsMade(context, number))
            context.Database.ExecuteSqlRaw(text);
        context.Steps.Add(new Step { Number = number, At = now });
        context.SaveChanges();
        transaction.Commit();
    }

    private bool IsMade(AccountsContext context, long number) =>
        Makes.TryGetValue(number, out var table) && context.Database.SqlQueryRaw<int>(Text(IsPostgres ? "there.postgres.sql" : "there.sqlite.sql"), table).Single() > 0;

    // For its owner alone; SQLite gives its own files beside it the same permissions.
    private void MakeFile()
    {
        if (HubStore.IsIn(DataFolder))
            PrivateFiles.Check(DataFolder, File);
        if (System.IO.File.Exists(File))
            return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(DataFolder);
        }
        else
        {
            Directory.CreateDirectory(DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var made = new FileStream(File, options);
    }

    private static IEnumerable<(long Number, string Text)> Numbered() =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where name.StartsWith(Steps, StringComparison.Ordinal) && char.IsAsciiDigit(name[Steps.Length])
        orderby name
        select (long.Parse(name.AsSpan(Steps.Length, 4), CultureInfo.InvariantCulture), Text(name[Steps.Length..]));

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Steps + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
