using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>Concluding a strategy discussion: what keeps it from being written, and what is.</summary>
public sealed class ConcludeTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private readonly Meetings _meetings = new(hub);

    [Fact]
    public async Task A_whole_meeting_is_concluded_and_stands_in_the_file()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        await _meetings.Fill(person, file);
        var page = (await person.Get(Meetings.Path(file, "conclude"))).Ok();
        Assert.Contains("Nothing is missing", page.Words, StringComparison.Ordinal);
        var done = (await Meetings.Conclude(person, file)).Ok();
        Assert.Contains("concluded", done.News, StringComparison.Ordinal);
        var held = Assert.IsType<StrategyDiscussionHeld>((await hub.Open(file)).Entries[^1].Body);
        Assert.Equal(SignificantHarm.No, held.SignificantHarm);
        Assert.Equal("Her aunt keeps her safe and she goes to school.", held.Because);
        Assert.Contains("strategy-discussion", held.Checklists!);
    }
}
