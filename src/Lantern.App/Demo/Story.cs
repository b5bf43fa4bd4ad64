using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>One act of a made-up file, as it is to be written.</summary>
internal sealed record ToldAct(Instant Written, Reader Writer, IReadOnlyList<(Body Body, Happening Happened, Marks Marks)> Parts);

/// <summary>How one made-up file comes about: beats on an agenda, and people who meet what the procedures ask of them.</summary>
internal sealed class Story
{
    private static readonly Memberships Staff = new([], DemoStaff.All.ToDictionary(worker => worker.Worker, worker => worker.Team));

    private readonly FileId _id;
    private readonly List<Entry> _ink = [];
    private readonly PriorityQueue<(int Chapter, Action<Story> Beat), (Instant When, int Order)> _agenda = new();
    private readonly HashSet<(string Clock, int StartedBy)> _planned = [];
    private readonly Instant _ends;
    private int _order;
    private Instant _nextLook = Instant.MaxValue;

    public Story(int number, FileKind kind, Random luck, Pack pack, Instant begins, Instant ends)
    {
        (Number, Kind, Luck, Pack, _ends, Now) = (number, kind, new Luck(luck), pack, ends, begins);
        _id = new FileId($"story-{number}");
        Child = MadeUpChild.Make(luck, number, London.DayOf(begins));
    }

    public int Number { get; }
    public FileKind Kind { get; }
    public Luck Luck { get; }
    public Pack Pack { get; }
    public MadeUpChild Child { get; }
    public Instant Now { get; private set; }
    public LocalDate Today => London.DayOf(Now);
    public List<ToldAct> Acts { get; } = [];

    /// <summary>The end of the telling: the present day.</summary>
    public Instant Ends => _ends;

    /// <summary>What was refused while it was told; a story that follows the procedures has none.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>What is owed, as last read.</summary>
    public IReadOnlyList<Duty> Owed { get; private set; } = [];

    /// <summary>What happened so far, as it reads now.</summary>
    public CaseFile File => FileAt(Now);

    /// <summary>The same as it reads at a moment.</summary>
    public CaseFile FileAt(Instant moment) => CaseFile.Read(_ink, moment);

    public Cast Cast { get; } = new();

    /// <summary>Beats of an earlier chapter no longer come: the file was closed.</summary>
    public int Chapter { get; set; }

    public string Words(string[] pool) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Luck.Pick(pool), Child.GivenName);

    /// <summary>Puts a beat on the agenda.</summary>
    public void At(Instant when, Action<Story> beat) => _agenda.Enqueue((Chapter, beat), (Instant.Max(when, Now), _order++));

    /// <summary>Puts a beat on the agenda some days on, in working hours.</summary>
    public void In(int fewest, int most, Action<Story> beat) => At(Worktime(Today.PlusDays(Luck.Between(fewest, most))), beat);

    /// <summary>Tells the story up to the present day.</summary>
    public void Tell()
    {
        while (_agenda.TryDequeue(out var next, out var due) && due.When <= _ends)
        {
            if (next.Chapter != Chapter)
                continue;
            Now = Instant.Max(Now, due.When);
            var acts = Acts.Count;
            next.Beat(this);
            if (Acts.Count > acts || due.When >= _nextLook)
                Look();
        }
    }

    /// <summary>Writes one entry and gives its number; 0 when the procedures refuse it.</summary>
    public int Write(string worker, Body body, Happening? happened = null, Marks marks = Marks.None) =>
        Act(worker, (body, happened ?? Happening.Of(Minute(Now)), marks));

    /// <summary>Writes several entries in one act and gives the last one's number; 0 when one of them is refused.</summary>
    public int Act(string worker, params (Body Body, Happening Happened, Marks Marks)[] parts)
    {
        if (parts.Any(part => Cast.HeldBack.TryGetValue(part.Body.GetType(), out var from) && Now >= from))
            return 0;
        var writer = DemoStaff.Named(worker);
        var relation = Relations.Of(writer, Ties.Of(_id, _ink, Now), Staff, Now);
        var deed = _ink.Count > 0 ? Deed.Write : Kind == FileKind.Child ? Deed.BeginChildFile : Deed.BeginOtherFile;
        if (!Policy.Decide(writer, deed, Marks.None, relation).Allowed)
            return Refuse($"{worker} may not write {parts[0].Body.Kind}");
        var role = Relations.RoleWord(writer, relation);
        var before = _ink.Count;
        foreach (var (body, happened, marks) in parts)
        {
            var entry = new Entry(_id, _ink.Count + 1, happened, Now, new Writer(writer.Worker, writer.Name, role, writer.Agency), marks, Pack.EditionId, "", body);
            if (Writing.Read(_ink, entry, Pack, Now) is [var refused, ..])
            {
                _ink.RemoveRange(before, _ink.Count - before);
                return Refuse($"{body.Kind}: {refused.Refusal}");
            }
            _ink.Add(entry);
        }
        Acts.Add(new ToldAct(Now, writer, parts));
        Now += Duration.FromMinutes(Luck.Between(2, 9));
        return _ink.Count;
    }

    /// <summary>A moment in working hours on a day, or on the next working day; never before now.</summary>
    public Instant Worktime(LocalDate day)
    {
        while (!Pack.Calendar.Works(day))
            day = day.PlusDays(1);
        var when = London.At(day + new LocalTime(Luck.Between(9, 16), Luck.Between(0, 59)));
        return when > Now ? when : Now + Duration.FromMinutes(Luck.Between(5, 40));
    }

    /// <summary>True while something is still owed.</summary>
    public bool IsOwed(Duty duty) => Owed.Any(open => open.Clock.Id == duty.Clock.Id && open.StartedBy == duty.StartedBy);

    private void Look()
    {
        var reading = Duties.Sweep(File, Pack);
        Owed = [.. reading.Owed.Where(duty => duty.IsOpen)];
        foreach (var duty in Owed)
        {
            if (_planned.Add((duty.Clock.Id, duty.StartedBy)))
                Dutiful.Plan(this, duty);
        }
        // What changes by time alone – a rung reached, a threshold passed – is looked at when it comes.
        _nextLook = reading.NextChange ?? Instant.MaxValue;
        if (_nextLook <= _ends)
            At(_nextLook, static _ => { });
    }

    private int Refuse(string words)
    {
        Refused.Add(words);
        return 0;
    }

    private static Instant Minute(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds() / 60 * 60);
}

/// <summary>Who plays which part in a story, and what is kept from happening.</summary>
internal sealed class Cast
{
    public string Referrer { get; set; } = "referrer";
    public string Worker { get; set; } = "";
    public string FrontDoor { get; set; } = "front-door";

    /// <summary>The hub's decision, where the story asks for one.</summary>
    public HubOutcome? Outcome { get; set; }

    /// <summary>True where everything is done in time.</summary>
    public bool Prompt { get; set; }

    /// <summary>The kinds nobody writes from a moment on, so that something is owed today.</summary>
    public Dictionary<Type, Instant> HeldBack { get; } = [];

    public string Team => DemoStaff.Named(Worker).Team;
    public string Manager => DemoStaff.ManagerOf(Team).Worker;
    public bool IsAllocated { get; set; }

    /// <summary>Whoever holds the case, or the hub manager while nobody does.</summary>
    public string Holder => IsAllocated ? Worker : "hub-manager";

    /// <summary>The holder's manager, or the hub manager.</summary>
    public string Above => IsAllocated ? Manager : "hub-manager";
}

/// <summary>Chance, the same every time for the same seed.</summary>
internal sealed class Luck(Random random)
{
    public Random Random => random;
    public bool Chance(double of) => random.NextDouble() < of;
    public int Between(int least, int most) => random.Next(least, most + 1);
    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
