using System.Globalization;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>What a file tells of whose it is and who works in it, as far as looks at it are weighed by it.</summary>
/// <param name="FamilyNames">The family names in it, in capitals.</param>
/// <param name="Street">The street the child lives in, in capitals; empty where none is written down.</param>
/// <param name="Written">Who wrote in it and when.</param>
public sealed record WatchedFile(IReadOnlySet<string> FamilyNames, string Street, IReadOnlyList<(string Worker, Instant At)> Written)
{
    /// <summary>Reads it from the whole ink: it is shown to nobody.</summary>
    public static WatchedFile Read(IEnumerable<Entry> ink)
    {
        var (names, street, written) = (new HashSet<string>(), "", new List<(string, Instant)>());
        foreach (var entry in ink)
        {
            written.Add((entry.Writer.Worker, entry.Written));
            if (entry.Body is ChildIdentified child)
            {
                names.UnionWith(child.FamilyName is { Length: > 0 } family ? [family.Trim().ToUpperInvariant()] : []);
                street = child.Address is { } address ? StreetOf(address.Words) : street;
            }
            else if (entry.Body is PersonOfConcernIdentified { FamilyName: { Length: > 0 } other })
            {
                names.Add(other.Trim().ToUpperInvariant());
            }
        }
        return new WatchedFile(names, street, written);
    }

    // "12 Sample Row, ZZ99 3VZ": the first part that has letters, without its number.
    private static string StreetOf(string address) => address.Split(',', '\n')
        .Select(part => string.Concat(part.SkipWhile(letter => !char.IsLetter(letter))).Trim()).FirstOrDefault(part => part.Length > 0)?.ToUpperInvariant() ?? "";
}

/// <summary>Something out of the ordinary about a worker's looks, in words; it is a question to that worker and no judgement.</summary>
/// <param name="Worker">The worker's id.</param>
/// <param name="Agency">The agency's id.</param>
/// <param name="Kind">Which of the readings found it.</param>
/// <param name="At">When, the last look of it.</param>
/// <param name="File">The file, where it is about one.</param>
/// <param name="Because">Why it stands out.</param>
public sealed record UnusualLook(string Worker, string Agency, string Kind, Instant At, FileId? File, string Because);

/// <summary>Looks that stand out: many files in a day, files without a part in them, one file again and again, relatives, one street, after hours.</summary>
/// <param name="Lines">What stands out, the oldest first.</param>
public sealed record UnusualLooks(IReadOnlyList<UnusualLook> Lines)
{
    private const int ManyInADay = 10, ManyInAll = 20, AgainAndAgain = 6, OnOneStreet = 3, TimesUsual = 3, ShortestName = 4;
    private const int StreetDays = 7;
    private static readonly Duration AroundWriting = Duration.FromDays(14);
    private static readonly LocalTime Morning = new(7, 0);
    private static readonly LocalTime Evening = new(20, 0);

    private static readonly HashSet<string> Parts =
        ["allocated-worker", "team-manager", "lead-professional", "referrer", "action-owner", "chair", "reviewing-officer"];
    private static readonly HashSet<string> Memberships = ["network-member", "referring-agency", "invited-to-meeting"];

    /// <summary>Reads the looks of some weeks.</summary>
    /// <param name="looks">Every look at a file.</param>
    /// <param name="files">What the files tell; one that is not there is weighed by the looks alone.</param>
    /// <param name="workers">The workers, with role and name.</param>
    /// <param name="calendar">The working days.</param>
    public static UnusualLooks Read(
        IEnumerable<Look> looks, IReadOnlyDictionary<FileId, WatchedFile> files, IEnumerable<Reader> workers, WorkingDays calendar)
    {
        var people = workers.ToDictionary(worker => worker.Worker);
        var visits = looks.Where(look => look.File is not null).GroupBy(look => (look.Worker, look.File, Day: London.DayOf(look.At)))
            .Select(group => Visit.Of([.. group], files.GetValueOrDefault(group.Key.File!.Value), calendar)).ToList();
        var idle = visits.Where(visit => !visit.HasPart && !visit.IsMember && !visit.Wrote).ToLookup(visit => visit.Worker);
        var usualInAll = people.Values.GroupBy(worker => worker.Role)
            .ToDictionary(group => group.Key, group => Median([.. group.Select(worker => FilesOf(idle[worker.Worker]))]));
        var lines = new List<UnusualLook>();
        foreach (var (worker, mine) in visits.GroupBy(visit => visit.Worker).Select(group => (group.Key, group.ToList())))
        {
            var loose = idle[worker].OrderBy(visit => visit.At).ToList();
            lines.AddRange(ManyFilesInADay(mine, loose));
            lines.AddRange(ManyFilesInAll(loose, people.TryGetValue(worker, out var known) ? usualInAll[known.Role] : 0));
            lines.AddRange(OneFileAgainAndAgain(loose));
            lines.AddRange(Relatives(mine, known));
            lines.AddRange(OneStreet(loose));
            lines.AddRange(AfterHours(mine));
        }
        return new UnusualLooks([.. lines.OrderBy(line => line.At)]);
    }

    private static IEnumerable<UnusualLook> ManyFilesInADay(List<Visit> mine, List<Visit> loose)
    {
        var days = loose.ToLookup(visit => visit.Day);
        var counts = mine.Select(visit => visit.Day).Distinct().ToDictionary(day => day, day => days[day].Count());
        foreach (var (day, count) in counts.Where(one => one.Value >= ManyInADay))
        {
            var usual = Median([.. counts.Where(one => one.Key != day).Select(one => one.Value)]);
            if (count > TimesUsual * Math.Max(usual, 1))
                yield return days[day].Last().Line("many-files", null, $"Opened {Said(count)} files in a day without a part in them and wrote in none; usual for this worker is {Said(usual)}");
        }
    }

    private static IEnumerable<UnusualLook> ManyFilesInAll(List<Visit> loose, int usual)
    {
        var (seen, most) = (new HashSet<FileId>(), Math.Max(ManyInAll, TimesUsual * usual));
        foreach (var visit in loose)
        {
            if (seen.Add(visit.File) && seen.Count == most + 1)
                return [visit.Line("files-without-a-part", null, $"Opened more than {Said(most)} files in some weeks without a part in them and wrote in none; usual in this role is {Said(usual)}")];
        }
        return [];
    }

    private static IEnumerable<UnusualLook> OneFileAgainAndAgain(List<Visit> loose) =>
        from visit in loose.GroupBy(visit => visit.File)
        let days = visit.ToList()
        where days.Count >= AgainAndAgain
        select days[AgainAndAgain - 1].Line("again-and-again", days[0].File, $"Opened one file on {Said(AgainAndAgain)} days or more without a part in it and wrote nothing there");

    private static IEnumerable<UnusualLook> Relatives(List<Visit> mine, Reader? worker)
    {
        var family = worker?.Name.Split(' ')[^1].ToUpperInvariant() ?? "";
        return family.Length < ShortestName ? []
            : mine.Where(visit => !visit.HasPart && !visit.Wrote && visit.Names.Contains(family)).OrderBy(visit => visit.At).DistinctBy(visit => visit.File)
                .Select(visit => visit.Line("same-family-name", visit.File, "The file holds the worker’s own family name, and the worker wrote nothing there"));
    }

    private static IEnumerable<UnusualLook> OneStreet(List<Visit> loose)
    {
        foreach (var street in loose.Where(visit => visit.Street.Length > 0).GroupBy(visit => visit.Street))
        {
            foreach (var visit in street)
            {
                var near = street.Where(one => one.Day <= visit.Day && one.Day > visit.Day.AddDays(-StreetDays)).DistinctBy(one => one.File).Count();
                if (near < OnOneStreet)
                    continue;
                yield return visit.Line("one-street", visit.File, $"Opened {Said(near)} files of one street in a week without a part in them and wrote in none");
                break;
            }
        }
    }

    private static IEnumerable<UnusualLook> AfterHours(List<Visit> mine)
    {
        var days = mine.Select(visit => visit.Day).Distinct().Count();
        var late = mine.Where(visit => visit.IsLate).ToLookup(visit => visit.Day);
        // Somebody on duty at night does so often: that is usual for them.
        return late.Count * 4 > days ? []
            : late.Select(day => day.FirstOrDefault(visit => !visit.HasPart && !visit.Wrote)).OfType<Visit>()
                .Select(visit => visit.Line("after-hours", visit.File, "Opened a file before 07:00, after 20:00 or on a day off, without a named part in it, and wrote nothing there"));
    }

    private static int FilesOf(IEnumerable<Visit> visits) => visits.Select(visit => visit.File).Distinct().Count();

    private static int Median(List<int> numbers)
    {
        numbers.Sort();
        return numbers.Count == 0 ? 0 : numbers[numbers.Count / 2];
    }

    private static string Said(int number) => number.ToString(CultureInfo.InvariantCulture);

    // The looks of one worker at one file on one day.
    private sealed record Visit(
        string Worker, string Agency, FileId File, LocalDate Day, Instant At, bool HasPart, bool IsMember, bool Wrote, bool IsLate, IReadOnlySet<string> Names, string Street)
    {
        public static Visit Of(List<Look> looks, WatchedFile? file, WorkingDays calendar)
        {
            var (look, relations) = (looks[^1], looks.SelectMany(one => one.Relations.Split(' ')).ToHashSet());
            return new Visit(look.Worker, look.Agency, look.File!.Value, London.DayOf(look.At), look.At, relations.Overlaps(Parts), relations.Overlaps(Memberships),
                file?.Written.Any(one => one.Worker == look.Worker && one.At > look.At.Add(-AroundWriting) && one.At < look.At.Add(AroundWriting)) ?? false,
                looks.Exists(one => !calendar.Works(London.DayOf(one.At)) || London.Local(one.At).TimeOfDay is var time && (time < Morning || time >= Evening)),
                file?.FamilyNames ?? new HashSet<string>(), file?.Street ?? "");
        }

        public UnusualLook Line(string kind, FileId? file, string because) => new(Worker, Agency, kind, At, file, because);
    }
}
