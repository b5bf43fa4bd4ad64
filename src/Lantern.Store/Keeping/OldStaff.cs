using System.Globalization;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>The tables of staff, memberships, emergencies and reviews as they were before there was an access log, read as acts.</summary>
internal static class OldStaff
{
    private const string Agencies = "SELECT id, title FROM agency ORDER BY id";
    private const string Workers = "SELECT id, name, role, agency, team FROM worker ORDER BY id";
    private const string Memberships =
        "SELECT id, belonging, agency, worker, file, from_when, until_when, because FROM membership ORDER BY from_when, id";
    private const string Acts = "SELECT id, membership, what, worker, at, because FROM membership_act ORDER BY at, id";
    private const string Emergencies = "SELECT id, worker, agency, at, outcome, file, membership, words FROM glass ORDER BY at, id";
    private const string Reviews = "SELECT alert, worker, at, finding, words FROM alert_review ORDER BY at, alert";

    /// <summary>An act to carry over.</summary>
    public sealed record Old(AccessAct Act, FileId? File, Instant At, string? Why);

    /// <summary>Everything there is to carry over, in the order it is written.</summary>
    public static IEnumerable<Old> Read(Connection connection, Vault vault, Instant now)
    {
        foreach (var agency in connection.Rows(Agencies, row => new AgencySaved(row.GetString(0), row.GetString(1), null)))
            yield return new Old(agency, null, now, null);
        foreach (var worker in connection.Rows(Workers, row =>
            new WorkerSaved(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), null)))
            yield return new Old(worker, null, now, null);
        var acts = connection.Rows(Acts, row => (Id: row.GetString(0), Membership: row.GetString(1), What: row.GetString(2), Worker: row.GetString(3),
            At: Moment(row.GetInt64(4)), Why: row.GetFieldValue<byte[]>(5)));
        var madeBy = acts.Where(act => act.What == "made").GroupBy(act => act.Membership).ToDictionary(of => of.Key, of => of.First());
        var files = new Dictionary<string, FileId?>();
        foreach (var (made, file, why) in connection.Rows(Memberships, row => (
            new MembershipMade(row.GetString(0), row.GetString(1), row.GetString(2), Text(row, 3), row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6), null),
            File(row, 4), row.GetFieldValue<byte[]>(7))))
        {
            files[made.Membership] = file;
            var by = madeBy.TryGetValue(made.Membership, out var act) ? act.Worker : null;
            yield return new Old(made with { By = by }, file, by is null ? Moment(made.From) : act.At, vault.Open(why, $"lantern/1 membership\n{made.Membership}"));
        }
        foreach (var act in acts.Where(act => act.What != "made"))
            yield return new Old(new MembershipEnded(act.Membership, act.Worker), files.GetValueOrDefault(act.Membership), act.At,
                vault.Open(act.Why, $"lantern/1 membership act\n{act.Id}"));
        foreach (var old in connection.Rows(Emergencies, row => Emergency(row, vault)))
            yield return old;
        foreach (var old in connection.Rows(Reviews, row => new Old(
            new AlertReviewed(row.GetString(0), row.GetString(1), row.GetString(3)), null, Moment(row.GetInt64(2)),
            vault.Open(row.GetFieldValue<byte[]>(4), $"lantern/1 alert review\n{row.GetString(0)}"))))
            yield return old;
    }

    private static Old Emergency(System.Data.Common.DbDataReader row, Vault vault)
    {
        var said = vault.Open(row.GetFieldValue<byte[]>(7), $"lantern/1 glass\n{row.GetString(0)}").Split('\n', 3);
        var tried = new EmergencyTried(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(4), Text(row, 6),
            int.Parse(said[0], CultureInfo.InvariantCulture), said[1]);
        return new Old(tried, File(row, 5), Moment(row.GetInt64(3)), said[2]);
    }

    private static FileId? File(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : new FileId(row.GetString(column));

    private static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Instant Moment(long ticks) => Instant.FromUnixTimeTicks(ticks);
}
