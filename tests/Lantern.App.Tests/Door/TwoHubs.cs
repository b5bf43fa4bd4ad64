using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Tests.Door;

/// <summary>
/// Two hubs built by the same acts on the same clock with the same ids, of which the second has more besides: entries with marks,
/// passages with marks, whole files, memberships of others. What of it the reader does see is written in the first too.
/// </summary>
internal sealed class TwoHubs : IAsyncDisposable
{
    private static readonly Marks[] Marked =
        [Marks.Police, Marks.Health, Marks.Legal, Marks.ThirdParty, Marks.ProtectedSource, Marks.ProtectedLocation, Marks.Disruption, Marks.Police | Marks.Legal];

    private readonly Random _script;
    private readonly Source _first, _second;
    private int _commands;

    public TwoHubs(int seed, string reader)
    {
        (_script, Reader) = (new Random(seed), reader);
        (_first, _second) = (new Source(seed), new Source(seed));
        (First, Second) = (new DemoHub { Ids = _first.Ids }, new DemoHub { Ids = _second.Ids });
    }

    public DemoHub First { get; }
    public DemoHub Second { get; }

    /// <summary>Whose pages must be the same.</summary>
    public string Reader { get; }

    /// <summary>The files of both.</summary>
    public List<FileId> Files { get; } = [];

    /// <summary>The files of the second alone, none of which the reader may open.</summary>
    public List<FileId> Hidden { get; } = [];

    /// <summary>How many entries, passages and files the second has that the reader does not see.</summary>
    public int More { get; private set; }

    public async Task Build()
    {
        await Task.WhenAll(First.InitializeAsync().AsTask(), Second.InitializeAsync().AsTask());
        for (var i = 0; i < 3; i++)
            await BeginFile(i);
        for (var i = 0; i < 24; i++)
        {
            Advance();
            var file = Pick(Files);
            await (_script.Next(6) switch
            {
                0 or 1 => Hide(file),
                2 => HidePassage(file),
                3 when i % 2 == 0 => HideFile(i),
                _ => Both(file),
            });
        }
        await HideFile(99);
        await Hide(Files[0]);
        Advance();
    }

    public ValueTask DisposeAsync() => new(Task.WhenAll(First.DisposeAsync().AsTask(), Second.DisposeAsync().AsTask()));

    private async Task BeginFile(int i)
    {
        Body[] bodies =
        [
            new ChildIdentified { GivenName = $"Given{i}", FamilyName = "Sameson", Born = new LocalDate(2011, 5, 14), Reference = $"R-{i}", Phone = new Passage($"01632 96000{i}") },
            new ConcernRecorded { Concern = new Passage("Left the site at lunch.") }, new ReferralMade { From = "Youth service" }, new ContactReceived { From = "Youth service" },
        ];
        ActPart[] parts = [.. bodies.Select(body => ActPart.InNew(FileKind.Child, body, new Happening(First.Today)))];
        var file = (await Same(i == 1 ? "referrer-2" : "referrer", parts))![0].File;
        Files.Add(file);
        foreach (var (worker, agency) in ((string, string)[])[("police", "police"), ("health", "health"), ("education", "school")])
        {
            if (i != 1 || worker == "police")
                await Each(hub => hub.Store.Staff.Add(Belonging.NetworkMember, agency, worker, file, "Works with the child"));
        }
        // Who stands how to the file stands from the start: what is hidden now must not come to light when it changes.
        await Same("hub-manager", [ActPart.In(file, new HubActionSet { Action = new Passage("Ring the school"), Owner = "social-worker", Timescale = First.Today.PlusDays(3), Because = "Agreed" }, new Happening(First.Today))]);
        if (i != 1)
            await Same("hub-manager", [ActPart.In(file, new CaseAllocated { Worker = i == 0 ? "social-worker" : "social-worker-2", Grade = Grade.Experienced }, new Happening(First.Today))]);
    }

    // An act that everybody knows of, in both.
    private async Task Both(FileId file)
    {
        (string Worker, Body Body)[] acts =
        [
            ("social-worker", new ChildSeen { Alone = true }), ("hub-manager", new StrengthNoted { Strength = new Passage("A good aunt") }),
            ("hub-manager", new RiskLevelSet { Level = RiskLevel.Medium, Because = "Seen by two" }), ("front-door", new ReferralSentToHub { Because = "Signs" }),
            ("hub-manager", new HubActionSet { Action = new Passage("See the child"), Owner = "social-worker", Timescale = First.Today.PlusDays(3), Because = "Agreed" }),
            ("police", new SignificantIncident { What = new Passage("Seen at the station late") }), ("health", new ChildSpoke { Words = new Passage("Nobody asks me") }),
            ("referrer", new ConcernRecorded { Concern = new Passage("It goes on") }), ("hub-manager", new ReferralAcknowledged { To = "Rae", Method = "phone" }),
        ];
        var (worker, body) = Pick(acts);
        await Same(worker, [ActPart.In(file, body, new Happening(First.Today))]);
    }

    private async Task Hide(FileId file)
    {
        Body[] bodies =
        [
            new SignificantChange { What = new Passage("Hidden change") }, new StrengthNoted { Strength = new Passage("Hidden strength") }, new ChildSpoke { Words = new Passage("Hidden words") },
            new ChildContacted { Note = new Passage("Hidden call") }, new AdviceGiven { Advice = new Passage("Hidden advice") }, new SignificantIncident { What = new Passage("Hidden incident") },
            new ConcernRecorded { Concern = new Passage("Hidden concern") },
        ];
        var part = ActPart.In(file, Pick(bodies), new Happening(First.Today), Pick(Marked));
        var (worker, command) = (Pick((string[])["hub-manager", "cse-manager", "front-door", "police", "health", "social-worker"]), Command());
        if (worker == Reader || await Alone(worker, command, [part]) is not { } written)
            return;
        // What the reader sees of it, or owes because of it, is no secret: then it stands in both.
        if (await SeesAny(file, written[0].Number))
            await First.Store.Files.Write(new Act(command, [part]), First.Worker(worker));
        else
            More++;
    }

    private async Task HidePassage(FileId file)
    {
        var marks = Pick(Marked);
        StrengthNoted Noted(bool whole) => new() { Strength = new Passage("A good teacher"), BuildOn = whole ? new Passage("Hidden source", marks) : null };
        var command = Command();
        ActPart Part(bool whole) => ActPart.In(file, Noted(whole), new Happening(First.Today));
        if (Reader == "hub-manager" || await Alone("hub-manager", command, [Part(true)]) is not { } written)
            return;
        var seen = (await Opened())?.Entries.FirstOrDefault(entry => entry.Number == written[0].Number)?.Body is StrengthNoted { BuildOn: not null };
        await First.Store.Files.Write(new Act(command, [Part(seen)]), First.Worker("hub-manager"));
        More += seen ? 0 : 1;

        async Task<OpenFile?> Opened()
        {
            await First.Store.Files.Open(file, First.Worker(Reader), Purpose.Of("For the test"));
            return await Second.Store.Files.Open(file, Second.Worker(Reader), Purpose.Of("For the test"));
        }
    }

    private async Task HideFile(int i)
    {
        var starter = Reader is "referrer-2" or "referrer" ? "education" : "referrer-2";
        var written = await Alone(starter, Command(),
        [
            ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = "Hidden", FamilyName = i % 2 == 0 ? "Sameson" : "Otherson", Born = new LocalDate(2011, 5, 14), Reference = $"H-{i}", Phone = new Passage("01632 960000") }, new Happening(First.Today)),
            ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("A hidden worry") }, new Happening(First.Today)),
            ActPart.InNew(FileKind.Child, new ContactReceived { From = "School", Urgent = true }, new Happening(First.Today)),
        ]);
        var file = written![0].File;
        var reader = Second.Worker(Reader);
        await Besides(hub => hub.Store.Staff.Add(Belonging.Blocked, reader.Agency, reader.Worker, file, "A conflict of interest"));
        var (agency, other) = Reader == "housing" ? ("home", "accommodation-provider") : ("housing", "housing");
        await Besides(hub => hub.Store.Staff.Add(Belonging.NetworkMember, agency, other, Pick(Files), "Works with the child"));
        if (Reader is not ("hub-manager" or "social-worker"))
            await Alone("hub-manager", Command(), [ActPart.In(file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced }, new Happening(First.Today))]);
        Assert.Null(await Second.Store.Files.Open(file, reader, Purpose.Of("For the test")));
        Hidden.Add(file);
        More++;
    }

    private async Task<bool> SeesAny(FileId file, int number)
    {
        await First.Store.Files.Open(file, First.Worker(Reader), Purpose.Of("For the test"));
        return await Second.Store.Files.Open(file, Second.Worker(Reader), Purpose.Of("For the test")) is { } open
            && (open.Sees(number) || open.Duties(all: true).Any(duty => duty.StartedBy == number));
    }

    private async Task<IReadOnlyList<Entry>?> Same(string worker, IReadOnlyList<ActPart> parts)
    {
        var command = Command();
        var first = await First.Store.Files.Write(new Act(command, parts), First.Worker(worker));
        var second = await Second.Store.Files.Write(new Act(command, parts), Second.Worker(worker));
        Assert.Equal(first.GetType(), second.GetType());
        return (first as Outcome.Written)?.Entries;
    }

    // In the second alone, with ids that are not taken from those both share.
    private async Task<IReadOnlyList<Entry>?> Alone(string worker, string command, IReadOnlyList<ActPart> parts)
    {
        Outcome? outcome = null;
        await Besides(async hub => outcome = await hub.Store.Files.Write(new Act(command, parts), hub.Worker(worker)));
        return (outcome as Outcome.Written)?.Entries;
    }

    private async Task Besides(Func<DemoHub, Task> act)
    {
        _second.IsMore = true;
        await act(Second);
        _second.IsMore = false;
    }

    private Task Each(Func<DemoHub, Task> act) => Task.WhenAll(act(First), act(Second));

    private void Advance()
    {
        var by = TimeSpan.FromMinutes(_script.Next(1, 9));
        First.Clock.Advance(by);
        Second.Clock.Advance(by);
    }

    private string Command() => $"two-{++_commands}";

    private T Pick<T>(IReadOnlyList<T> from) => from[_script.Next(from.Count)];

    private sealed class Source
    {
        private readonly Random _shared, _more;

        public Source(int seed) => (_shared, _more, Ids) = (new Random(seed), new Random(~seed), Ids.From(Fill));

        public bool IsMore { get; set; }
        public Ids Ids { get; }

        private void Fill(byte[] bytes) => (IsMore ? _more : _shared).NextBytes(bytes);
    }
}
