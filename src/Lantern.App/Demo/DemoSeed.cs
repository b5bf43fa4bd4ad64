using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>What hub is to be made up.</summary>
/// <param name="Files">How many files.</param>
/// <param name="Years">Over how many years up to the present day.</param>
/// <param name="Seed">The same seed and the same day give the same hub.</param>
/// <param name="Today">The present day: nothing is written on it or later.</param>
internal sealed record DemoSeed(int Files, int Years, int Seed, LocalDate Today)
{
    private const int MostNetworks = 8;

    /// <summary>The demo hub's usual size.</summary>
    public static DemoSeed Usual(LocalDate today) => new(200, 3, 1, today);

    /// <summary>Tells every file's story, each for itself.</summary>
    /// <param name="pack">The practice they follow.</param>
    /// <param name="told">Called after each story, from several threads.</param>
    public IReadOnlyList<Story> Tell(Pack pack, Action? told = null)
    {
        var stories = new Story[Files];
        Parallel.For(0, Files, number =>
        {
            stories[number] = Begin(number, pack);
            stories[number].Tell();
            told?.Invoke();
        });
        return stories;
    }

    /// <summary>Makes the hub in a data folder, in the order things were written.</summary>
    /// <exception cref="StoreUnfitException">There is a hub in the folder already.</exception>
    public async Task<int> Make(string dataFolder, Pack pack, TimeProvider clock, Progress progress)
    {
        using var hub = MadeUpHub.Begin(dataFolder, pack, clock, Seed);
        foreach (var agency in DemoStaff.Agencies)
            await hub.Staff.Save(agency);
        foreach (var worker in DemoStaff.All)
            await hub.Staff.Save(worker);
        progress.Begin("Telling the stories", Files);
        var stories = Tell(pack, progress.Step);
        var acts = stories.SelectMany(story => story.Acts.Select((act, order) => (Story: story, Act: act, order)))
            .OrderBy(one => one.Act.Written).ThenBy(one => one.Story.Number).ThenBy(one => one.order).ToList();
        progress.Begin("Writing the entries", acts.Count);
        var files = new FileId?[Files];
        var pending = new Task<FileId>?[Files];
        for (var i = 0; i < acts.Count; i++)
        {
            var (story, act, _) = acts[i];
            if (pending[story.Number] is { } before)
                files[story.Number] = await before;
            pending[story.Number] = Write(hub, $"made-up-{Seed}-{i}", act, files[story.Number], story.Kind);
            progress.Step();
        }
        await Task.WhenAll(pending.OfType<Task<FileId>>());
        foreach (var story in stories.Where(story => story.Kind == FileKind.Child && story.Cast.IsAllocated).Take(MostNetworks))
            await Join(hub, await pending[story.Number]!, story.Number);
        hub.Finish();
        return acts.Sum(one => one.Act.Parts.Count);
    }

    // A network around some of the children, so that every role has a file in which it sees a part.
    private async Task Join(MadeUpHub hub, FileId file, int number)
    {
        foreach (var worker in number % 2 == 0 ? (string[])["health", "education"] : ["police", "health", "housing"])
        {
            await hub.Staff.Add(Belonging.NetworkMember, hub.Staff.Worker(worker)!.Agency, worker, file, "Works with the child and the family",
                until: London.StartOf(Today.PlusDays(90)));
        }
    }

    private static async Task<FileId> Write(MadeUpHub hub, string command, ToldAct told, FileId? file, FileKind kind)
    {
        var parts = told.Parts.Select(part => new ActPart(file, kind, part.Body, part.Happened, part.Marks)).ToList();
        return await hub.Write(new Act(command, parts), told.Writer, told.Written) switch
        {
            Outcome.Written written => written.Entries[0].File,
            Outcome.Refused refused => throw new InvalidOperationException($"The made-up hub breaks a rule with '{parts[0].Body.Kind}': {refused.Said[0].Refusal}."),
            var other => throw new InvalidOperationException($"The made-up hub could not be written at '{parts[0].Body.Kind}': {other.GetType().Name}."),
        };
    }

    private Story Begin(int number, Pack pack)
    {
        // Each story has a chance of its own, so that they can be told side by side.
        var luck = new Random(unchecked((Seed * 100_003) + number));
        var ends = London.StartOf(Today);
        var others = Files / 16;
        if (number >= Files - others)
            return Scheduled(new Story(number, (FileKind)(1 + (number % 3)), luck, pack, Past(luck, 30), ends), OtherFiles.Begin);
        if (number >= Scenes.All.Count)
            return Scheduled(new Story(number, FileKind.Child, luck, pack, Past(luck, 8), ends), ChildsStory);
        var (workingDaysAgo, scene) = Scenes.All[number];
        var begins = London.At(pack.Calendar.Before(Today, workingDaysAgo) + new LocalTime(9, 5));
        return Scheduled(new Story(number, FileKind.Child, luck, pack, begins, ends), scene);
    }

    private static Story Scheduled(Story story, Action<Story> first)
    {
        story.At(story.Worktime(story.Today), first);
        return story;
    }

    private static void ChildsStory(Story story)
    {
        story.Cast.Referrer = "";
        Coming.Begin(story);
    }

    private Instant Past(Random luck, int fewestDaysAgo) =>
        London.At(Today.PlusDays(-luck.Next(fewestDaysAgo, Math.Max(fewestDaysAgo + 1, Years * 365))) + new LocalTime(9, luck.Next(0, 60)));
}
