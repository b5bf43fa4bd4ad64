using System.Text.RegularExpressions;
using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Door;

/// <summary>Some invented children's files, each with a word of its own wherever it names the child, and workers who may open some of them.</summary>
internal sealed partial class Crowd
{
    public static readonly string[] Workers =
    [
        "referrer", "referrer-2", "front-door", "hub-manager", "cse-manager", "social-worker", "social-worker-2", "team-manager",
        "service-manager", "police", "health", "auditor", "system-administrator",
    ];

    /// <summary>The pages of a file; {entry} stands for one of its entries.</summary>
    public static readonly string[] Pages =
    [
        "", "/chronology", "/duties", "/risk", "/looks", "/write", "/write/child-contacted", "/tools", "/tools/cse-1", "/referral", "/referral/sent",
        "/send-to-hub", "/acknowledge", "/decide", "/set-action", "/answer-action", "/entries/{entry}", "/entries/00000000",
    ];

    /// <summary>The pages that name many files.</summary>
    public static readonly string[] Lists = ["/", "/?whose=team", "/?whose=hub", "/hub", "/hub?show=to-send"];

    private readonly HashSet<(string Worker, FileId File)> _open = [];

    /// <summary>The files, each with its word and one of its entries.</summary>
    public List<(FileId File, string Word, string Entry)> Files { get; } = [];

    /// <summary>Whether a worker may open a file.</summary>
    public bool May(string worker, FileId file) => _open.Contains((worker, file));

    /// <summary>The words of files that stand in a text.</summary>
    public static IEnumerable<string> WordsIn(string text) => Word().Matches(text).Select(match => match.Value).Distinct();

    public static async Task<Crowd> Begin(DemoHub hub, int files)
    {
        var crowd = new Crowd();
        for (var i = 0; i < files; i++)
        {
            var word = $"Qx{i:0000}";
            var file = await hub.Begin(i % 3 == 0 ? "referrer-2" : "referrer",
                new ChildIdentified { GivenName = word, FamilyName = word, Born = new LocalDate(2011, 5, 14), Reference = word },
                new ConcernRecorded { Concern = new Passage(word) }, new ReferralMade { From = "Youth service" }, new ContactReceived { From = "Youth service" });
            if (i % 2 == 0)
                await hub.Write("hub-manager", file, new CaseAllocated { Worker = i % 4 == 0 ? "social-worker" : "social-worker-2", Grade = Grade.Experienced });
            if (i % 5 == 0)
                await hub.Store.Staff.Add(Belonging.NetworkMember, "police", "police", file, "Works with the child");
            if (i % 4 == 3)
                await hub.Store.Staff.Add(Belonging.Blocked, "council", "hub-manager", file, "A conflict of interest");
            crowd.Files.Add((file, word, await hub.Code(file, 2, "front-door")));
            foreach (var worker in Workers)
            {
                if (await hub.Store.Files.Open(file, hub.Worker(worker), Purpose.Of("For the test")) is not null)
                    crowd._open.Add((worker, file));
            }
        }
        return crowd;
    }

    [GeneratedRegex("Qx[0-9]{4}")]
    private static partial Regex Word();
}
