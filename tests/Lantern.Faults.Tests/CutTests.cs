using Lantern.Access;
using Lantern.Entries;
using Lantern.Faults.Tests.Postgres;
using Lantern.Store;
using Lantern.Store.Tests;
using Lantern.Store.Tests.Postgres;
using NodaTime;
using Npgsql;

namespace Lantern.Faults.Tests;

/// <summary>The connection to PostgreSQL breaks after any message, either way, and the same act is sent again until it is answered.</summary>
public sealed class CutTests
{
    private static readonly Happening Day = new(new LocalDate(2026, 4, 1));

    [Fact]
    public async Task An_act_whose_connection_was_cut_stands_exactly_once()
    {
        var cluster = await Cluster.Shared;
        var database = await Hubs.New(cluster);
        using var proxy = new CuttingProxy(cluster.Port);
        using var room = new Room { Postgres = Through(proxy, database.Web) };
        using var store = room.Open();
        var said = new List<Line>();
        var file = await Write(store, new Act("begin-0", ActPart.InNew(FileKind.Child, Concern("begin-0", 1, 1), Day)), said);
        var most = await MessagesOfOneAct(store, file, proxy, said);
        var (cuts, asked, again) = (Figures.Of(200, 2000), 0, 0);
        while (proxy.Cuts < cuts)
        {
            var toServer = asked % 2 == 0;
            proxy.CutAfter(1 + asked / 2 % (toServer ? most.ToServer : most.ToStore), toServer);
            var command = $"cut-{asked++}";
            again += await Sent(store, file, command, said);
            Assert.True(asked < cuts * 4, $"Of {asked} acts only {proxy.Cuts} were cut.");
        }
        proxy.Spare();
        var kept = await Kept.Read(store);
        Assert.Empty(kept.Against(said));
        Assert.Equal(said.OfType<Line.Act>().Select(act => act.Command).Order(), kept.Commands.Order());
        Figures.Say($"Connection cut {proxy.Cuts} times, after each of {most.ToServer} messages to the server and {most.ToStore} from it: {asked} acts stand exactly once; {again} were told to be sent again.");
    }

    // The connections are warm by then, as they are in use.
    private static async Task<(int ToServer, int ToStore)> MessagesOfOneAct(HubStore store, FileId file, CuttingProxy proxy, List<Line> said)
    {
        for (var i = 0; i < 10; i++)
            await Sent(store, file, $"warm-{i}", said);
        var before = proxy.Messages;
        await Sent(store, file, "measure-0", said);
        return ((int)(proxy.Messages.ToServer - before.ToServer) + 2, (int)(proxy.Messages.ToStore - before.ToStore) + 2);
    }

    /// <summary>Writes an act of two parts and looks at the file, each again and again until it is answered; gives how often it was not.</summary>
    private static async Task<int> Sent(HubStore store, FileId file, string command, List<Line> said)
    {
        var act = new Act(command, [ActPart.In(file, Concern(command, 1, 2), Day), ActPart.In(file, Concern(command, 2, 2), Day)]);
        for (var again = 0; ; again++)
        {
            try
            {
                await Write(store, act, said);
                Assert.NotNull(await store.Files.Open(file, People.Hub, Purpose.Of($"look-{command}")));
                said.Add(new Line.Look(file.Value, $"look-{command}", 0));
                return again;
            }
            catch (Exception failure) when (failure is NotSavedException or NotReadException)
            {
                Assert.True(again < 20, $"{command} cannot be written: {failure}");
            }
        }
    }

    private static async Task<FileId> Write(HubStore store, Act act, List<Line> said)
    {
        var written = Assert.IsType<Outcome.Written>(await store.Files.Write(act, People.Hub));
        said.RemoveAll(line => line is Line.Act earlier && earlier.Command == act.Command);
        said.Add(new Line.Act(act.Command, [.. written.Entries.Select(entry => (entry.File.Value, entry.Number))], 0));
        return written.Entries[0].File;
    }

    private static ConcernRecorded Concern(string command, int part, int of) => new() { Concern = new Passage($"{command} {part}/{of}") };

    private static string Through(CuttingProxy proxy, string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Port = proxy.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
    }.ToString();
}
