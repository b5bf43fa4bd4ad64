using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Tests;
using NodaTime;

namespace Lantern.Faults;

/// <summary>Writes acts of one, two and three parts in files old and new, and looks at files, saying each acknowledgement in the journal.</summary>
internal sealed class Writing(HubStore store, Journal journal, Told told)
{
    private const int FilesInUse = 24;

    private static readonly Happening Day = new(new LocalDate(2026, 4, 1));
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(25);

    private int _stops;

    // Files there are already, so that programs that write at once meet in them.
    private readonly List<FileId> _files =
        [.. store.Index.Files(People.Hub).Where(line => line.Kind == FileKind.Child).Select(line => line.File).OrderBy(file => file.Value, StringComparer.Ordinal).Take(FilesInUse / 2)];

    /// <summary>Writes until every writer has written its acts, or there is no more time.</summary>
    public async Task Run()
    {
        var reading = new CancellationTokenSource();
        var reader = Task.Run(() => ReadLists(reading.Token));
        await Task.WhenAll(Enumerable.Range(0, told.Writers).Select(writer => Task.Run(() => Write(writer))));
        await reading.CancelAsync();
        await reader;
    }

    private bool IsOver => told.Until is { } file && File.Exists(file);

    private async Task Write(int writer)
    {
        var random = new Random(writer);
        for (var i = 0; i < told.Acts && !IsOver; i++)
        {
            var command = $"{told.Run}-{writer}-{i}";
            if (await Write(new Act(command, Parts(command, random))) is { } act)
                Use(act);
            if (i % 4 == 0 && Known > 0)
                await Look(OneOf(random), $"look-{command}");
        }
    }

    private List<ActPart> Parts(string command, Random random)
    {
        var known = Known;
        if (known < 4 || random.Next(12) == 0)
            return
            [
                ActPart.InNew(FileKind.Child, Concern(command, 1, 3), Day),
                ActPart.InNew(FileKind.PersonOfConcern, new PersonOfConcernIdentified { GivenName = Words(command, 2, 3) }, Day),
                ActPart.InNew(FileKind.Child, Concern(command, 3, 3), Day),
            ];
        if (random.Next(3) > 0)
            return [ActPart.In(OneOf(random), Concern(command, 1, 1), Day)];
        return [ActPart.In(OneOf(random), Concern(command, 1, 2), Day), ActPart.In(OneOf(random), Concern(command, 2, 2), Day)];
    }

    // Sent again with the same command until it is known what became of it, as a person at a form would.
    private async Task<Line.Act?> Write(Act act)
    {
        while (true)
        {
            try
            {
                if (await store.Files.Write(act, People.Hub) is not Outcome.Written written)
                {
                    journal.Say(new Line.Wrong($"{act.Command} was not written", Journal.Now));
                    return null;
                }
                var line = new Line.Act(act.Command, [.. written.Entries.Select(entry => (entry.File.Value, entry.Number))], Journal.Now);
                journal.Say(line);
                return line;
            }
            catch (WritingStoppedException stopped)
            {
                // Entries wait; files are opened meanwhile, as people do.
                if (Known > 0)
                    await Look(OneOf(new Random(1)), $"look-{act.Command}-{++_stops}");
                if (!await GoOn(act.Command, stopped))
                    return null;
            }
            catch (Exception failure) when (failure is NotSavedException or NotReadException)
            {
                if (!await GoOn(act.Command, failure))
                    return null;
            }
        }
    }

    private async Task Look(FileId file, string words)
    {
        while (true)
        {
            try
            {
                // One person opens so many different files in an hour and no more: each look here is somebody else's.
                var reader = People.Hub with { Worker = $"{People.Hub.Worker}-{Random.Shared.Next()}" };
                if (await store.Files.Open(file, reader, Purpose.Of(words)) is null)
                    journal.Say(new Line.Wrong($"{words} found no file", Journal.Now));
                else
                    journal.Say(new Line.Look(file.Value, words, Journal.Now));
                return;
            }
            catch (Exception failure) when (failure is NotSavedException or NotReadException)
            {
                if (!await GoOn(words, failure))
                    return;
            }
        }
    }

    private async Task<bool> GoOn(string command, Exception failure)
    {
        journal.Say(new Line.NotSaved(command, $"{failure.Message} {failure.InnerException?.Message}", Journal.Now));
        await Task.Delay(Wait);
        return !IsOver;
    }

    private async Task ReadLists(CancellationToken over)
    {
        while (!over.IsCancellationRequested && !IsOver)
        {
#pragma warning disable CA1031 // whatever keeps a list from being read is what the test wants to know
            try
            {
                journal.Say(new Line.ListRead(store.Index.Files(People.Hub).Count, Journal.Now));
            }
            catch (Exception) when (told.Postgres is not null)
            {
                // A server that is down answers nobody; here only the writing is watched.
            }
            catch (Exception failure)
            {
                journal.Say(new Line.Wrong($"no list: {failure.GetType().Name} {failure.Message}", Journal.Now));
            }
#pragma warning restore CA1031
            await Task.Delay(Wait, CancellationToken.None);
        }
    }

    private int Known
    {
        get
        {
            lock (_files)
                return _files.Count;
        }
    }

    private FileId OneOf(Random random)
    {
        lock (_files)
            return _files[random.Next(_files.Count)];
    }

    // The first part's file is a child's: concerns are written there.
    private void Use(Line.Act act)
    {
        if (act.Parts.Count != 3)
            return;
        lock (_files)
        {
            _files.Add(new FileId(act.Parts[0].File));
            if (_files.Count > FilesInUse)
                _files.RemoveAt(0);
        }
    }

    private static ConcernRecorded Concern(string command, int part, int of) => new() { Concern = new Passage(Words(command, part, of)) };

    private static string Words(string command, int part, int of) => $"{command} {part}/{of}";
}
