using Lantern.Entries;
using NodaTime;

namespace Lantern.Readings;

/// <summary>A time during which somebody had a role for the child.</summary>
/// <param name="Worker">Who.</param>
/// <param name="Named">The entry that named them.</param>
/// <param name="From">Since which day.</param>
/// <param name="Until">Until which day; null while it lasts.</param>
public sealed record RoleSpell(string Worker, Entry Named, LocalDate From, LocalDate? Until);

/// <summary>Who has had a role for the child, one after another.</summary>
/// <param name="Role">The role.</param>
/// <param name="Spells">The times, the earliest first.</param>
public sealed record RolesOverTime(NamedRole Role, IReadOnlyList<RoleSpell> Spells)
{
    /// <summary>Who has it now; null where nobody has.</summary>
    public RoleSpell? Now => Spells.Count > 0 && Spells[^1].Until is null ? Spells[^1] : null;

    /// <summary>How often it passed from one person to another.</summary>
    public int Changes => Spells.Zip(Spells.Skip(1)).Count(pair => pair.First.Worker != pair.Second.Worker);

    /// <summary>Reads who has had each role, in the order of the roles; a role nobody ever had is left out.</summary>
    public static IReadOnlyList<RolesOverTime> Read(CaseFile file) =>
        [.. Enum.GetValues<NamedRole>().Select(role => new RolesOverTime(role, Of(role, file))).Where(one => one.Spells.Count > 0)];

    /// <summary>Reads who has had one role.</summary>
    public static RolesOverTime Read(CaseFile file, NamedRole role) => new(role, Of(role, file));

    private static List<RoleSpell> Of(NamedRole role, CaseFile file)
    {
        var spells = new List<RoleSpell>();
        foreach (var entry in file.Entries)
        {
            var ends = entry.Body switch
            {
                RoleNamed named => named.Role == role && named.Worker is not null,
                RoleEnded ended => spells.Count > 0 && (ended.Of is { } of ? of == spells[^1].Named.Number : ended.Role == role),
                FileClosed => true,
                _ => false,
            };
            if (!ends)
                continue;
            if (spells.Count > 0 && spells[^1].Until is null)
                spells[^1] = spells[^1] with { Until = entry.Happened.Day };
            if (entry.Body is RoleNamed { Worker: { } worker })
                spells.Add(new RoleSpell(worker, entry, entry.Happened.Day, null));
        }
        return spells;
    }
}
