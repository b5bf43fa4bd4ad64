using System.Reflection;
using Lantern.Entries;

namespace Lantern.Access;

/// <summary>
/// Who named whom on a file: naming lets somebody in only where the namer could let them in. A correction of a naming by somebody
/// who could not is words: for who may open the file the naming stands as it was.
/// </summary>
internal sealed class Namings
{
    private static readonly IReadOnlyList<IReadOnlyList<(Field Field, Naming As)>> ByKind = [.. Kinds.All.Select(Read)];

    private readonly Dictionary<int, List<Mapping>> _fitCorrections = [];

    private Namings(IReadOnlyList<Entry> withoutUnfit) => WithoutUnfit = withoutUnfit;

    /// <summary>The ink without corrections of namings by those who could let nobody in.</summary>
    public IReadOnlyList<Entry> WithoutUnfit { get; private set; }

    /// <summary>The fields of a kind that make somebody something to the file.</summary>
    public static IReadOnlyList<(Field Field, Naming As)> FieldsOf(Kind kind) => ByKind[kind.Index];

    public static Namings Of(IReadOnlyList<Entry> ink)
    {
        var namings = new Namings(ink);
        List<Entry>? kept = null;
        for (var i = 0; i < ink.Count; i++)
        {
            var entry = ink[i];
            if (entry.Body is EntryCorrected { Of: { } of, To: { } to } && Numbered(ink, of) is { } target && Touched(target.Kind, to) is { Count: > 0 } touched)
            {
                if (Fit(entry, target.Kind))
                {
                    (namings._fitCorrections.TryGetValue(of, out var fit) ? fit : namings._fitCorrections[of] = []).Add(to);
                }
                else
                {
                    var left = to with { Pairs = [.. to.Pairs.Where(pair => !touched.Contains(pair.Name))] };
                    (kept ??= [.. ink])[i] = entry with { Body = new EntryCorrected { Of = of, To = left } };
                }
            }
        }
        namings.WithoutUnfit = kept ?? ink;
        return namings;
    }

    /// <summary>Whether whoever named somebody in that field, as the entry reads now, could let them in.</summary>
    public bool LetIn(Entry entry, Field field, string who) =>
        Fit(entry, entry.Kind) || (_fitCorrections.TryGetValue(entry.Number, out var fit)
            && fit.Any(to => to[field.Name] is Scalar { Text: var text } && text == who));

    // On what was written before it was kept whether its writer could let somebody in, the role on the file says so. An allocation
    // is for managers to write, and whoever may allocate lets the worker in.
    private static bool Fit(Entry entry, Kind kind) => entry.LetsIn ?? (entry.Writer.Role is "allocated-worker" or "team-manager" or "hub-manager"
        || (kind.Type == typeof(CaseAllocated) && entry.Writer.Role is "service-manager" or "group-service-manager"));

    // Where the latest naming counts, a correction of its day can make another the latest.
    private static HashSet<string> Touched(Kind kind, Mapping to)
    {
        var fields = FieldsOf(kind);
        return [.. to.Pairs.Select(pair => pair.Name).Where(name => fields.Any(one => one.Field.Name == name)
            || (name == "happened" && fields.Any(one => one.As != Naming.Owner)))];
    }

    // Entries stand by their number; where some are left out of a list they are looked for.
    internal static Entry? Numbered(IReadOnlyList<Entry> ink, int number)
    {
        if (number >= 1 && number <= ink.Count && ink[number - 1].Number == number)
            return ink[number - 1];
        return ink.FirstOrDefault(entry => entry.Number == number);
    }

    private static List<(Field, Naming)> Read(Kind kind) =>
    [
        .. from field in kind.Fields
           let names = field.Property.GetCustomAttribute<NamesAttribute>()
           where names is not null && names.As != Naming.Words && (names.OnlyIn is null || names.OnlyIn == kind.Type)
           select (field, names.As),
    ];
}
