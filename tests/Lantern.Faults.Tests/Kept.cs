using System.Globalization;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Tests;

namespace Lantern.Faults.Tests;

/// <summary>What a store has kept, read back through its own door and held against what was acknowledged.</summary>
internal sealed class Kept
{
    private readonly Dictionary<string, List<(string File, int Number, int Part, int Of)>> _acts = [];
    private readonly HashSet<(string File, string Words)> _looks = [];
    private readonly List<string> _faults = [];

    /// <summary>How many entries there are.</summary>
    public int Entries { get; private set; }

    /// <summary>How many files hold acts of several programs.</summary>
    public int FilesOfSeveral => _acts.SelectMany(act => act.Value.Select(part => (part.File, Program: act.Key.Split('-')[0]))).Distinct()
        .GroupBy(one => one.File).Count(file => file.Count() > 2);

    /// <summary>The commands that stand in the record.</summary>
    public IReadOnlyCollection<string> Commands => _acts.Keys;

    private const int FilesOfOne = 50;

    /// <summary>Reads every file there is.</summary>
    public static async Task<Kept> Read(HubStore store)
    {
        var (kept, anew) = (new Kept(), Random.Shared.Next());
        foreach (var (index, line) in store.Index.Files(People.Hub).Index())
        {
            // One person opens so many different files in an hour and no more: what is read here is shared out among several.
            var reader = People.Hub with { Worker = $"{People.Hub.Worker}-{anew}-{index / FilesOfOne}" };
            var file = await store.Files.Open(line.File, reader, Purpose.Of("For the test"))
                ?? throw new InvalidOperationException("A listed file cannot be opened.");
            kept.Read(file);
            foreach (var look in await store.Files.Looks(line.File, People.Hub) ?? [])
                kept._looks.Add((line.File.Value, look.Purpose));
        }
        kept.FindHalves();
        return kept;
    }

    /// <summary>Everything that is not as it must be, given what was acknowledged.</summary>
    public IReadOnlyList<string> Against(IEnumerable<Line> journal)
    {
        var faults = new List<string>(_faults);
        foreach (var line in journal)
        {
            if (line is Line.Act act)
            {
                if (!_acts.TryGetValue(act.Command, out var stands))
                    faults.Add($"{act.Command} was acknowledged and is lost");
                else if (!stands.Order().Select(part => (part.File, part.Number)).SequenceEqual(act.Parts.Order()))
                    faults.Add($"{act.Command} does not stand where it was acknowledged");
            }
            else if (line is Line.Look look && !_looks.Contains((look.File, look.Words)))
                faults.Add($"{look.Words} was acknowledged and is lost");
            else if (line is Line.Wrong wrong)
                faults.Add(wrong.Words);
        }
        return faults;
    }

    private void Read(OpenFile file)
    {
        var next = 1;
        foreach (var entry in file.Entries)
        {
            if (entry.Number != next++)
                _faults.Add($"a file goes on with {entry.Number} where {next - 1} should stand");
            var words = (entry.Body switch
            {
                ConcernRecorded concern => concern.Concern?.Words,
                PersonOfConcernIdentified person => person.GivenName,
                _ => null,
            } ?? " /").Split(' ', '/');
            Entries++;
            if (!_acts.TryGetValue(words[0], out var parts))
                _acts[words[0]] = parts = [];
            parts.Add((file.Id.Value, entry.Number, Number(words[1]), Number(words[2])));
        }
    }

    private void FindHalves()
    {
        foreach (var (command, parts) in _acts)
        {
            if (!parts.Select(part => part.Part).Order().SequenceEqual(Enumerable.Range(1, parts[0].Of)))
                _faults.Add($"{command} stands with parts {string.Join(", ", parts.Select(part => part.Part).Order())} of {parts[0].Of}");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
