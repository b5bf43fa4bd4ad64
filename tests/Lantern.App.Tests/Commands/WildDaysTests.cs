using Lantern.App.Commands;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Tests.Commands;

/// <summary>A case text with a day nobody can mean is refused with its place at every command that reads one; no command ends otherwise than with an answer.</summary>
public sealed class WildDaysTests : IDisposable
{
    private static readonly string[] Days = ["9999-12-31", "9999-12-30", "2500-02-28", "1899-12-31", "0206-04-07", "0001-01-01"];

    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task The_last_day_of_the_calendar_as_a_timescale_is_refused_with_its_line_and_column()
    {
        var path = _terminal.Write("far.yaml", """
            pack: example-hub
            file:
              - { kind: hub-action-set, happened: 2026-11-02, action: x, owner: y, timescale: 9999-12-31 }
            at: 2026-11-03
            """);

        var answer = await _terminal.Lantern("duties", path);

        Assert.Equal((CommandLine.Unreadable, ""), (answer.Code, answer.Out));
        Assert.Equal("far.yaml:3:83: Timescale: 31 December 9999 cannot be meant. Check the year: give a day from 1 January 1900 to 3 November 2126.", answer.Error.Trim());
    }

    [Fact]
    public async Task So_is_one_in_the_entry_that_is_tried()
    {
        _terminal.Write("case.yaml", "{ pack: example-hub, file: [], at: 2026-11-03T12:00 }");
        foreach (var (name, text, place) in new[]
        {
            ("due", "{ kind: service-referral-made, happened: 2026-11-02, service: x, due: 9999-12-31 }", "entry.yaml:1:71: Due:"),
            ("row", "{ kind: meeting-held, happened: 2026-11-02, actions: [{ action: x, owner: y, due: 0206-11-02 }] }", "entry.yaml:1:83: Actions 1, due:"),
            ("happened", "{ kind: child-spoke, happened: 0206-11-02, words: x }", "entry.yaml:1:32: happened:"),
            ("born", "{ kind: child-identified, happened: 2026-11-02, born: 2030-01-01 }", "entry.yaml:1:55: Born:"),
        })
        {
            _terminal.Write("entry.yaml", text);
            var answer = await _terminal.Lantern("try", "case.yaml", "entry.yaml");
            Assert.True(answer.Code == CommandLine.Unreadable && answer.Error.StartsWith(place, StringComparison.Ordinal), $"{name}: {answer.Code} {answer.Out} {answer.Error}");
        }
    }

    [Fact]
    public void Every_field_with_a_day_of_every_kind_is_refused_with_its_line_and_read_where_it_stands_already()
    {
        var (tried, pack) = (0, PackFiles.Load().Find("example-hub")!);
        foreach (var kind in Kinds.All)
        {
            foreach (var field in kind.Fields.Where(field => field.Form.Expected.Contains("a date", StringComparison.Ordinal)))
            {
                foreach (var day in Days)
                {
                    var text = CaseText.Read(Yaml.Read($"file:\n  - {{ kind: {kind}, happened: 2026-11-02, {field.Name}: {day} }}\nat: 2026-11-03\n", "case.yaml"));
                    var wrong = Assert.Throws<UnreadableException>(() => Cases.CheckDays(text, DayBounds.Of(pack, text.At!.Value)));
                    Assert.Equal(2, wrong.At.Line);
                    // Old entries hold such days: what is owed on them is still read.
                    _ = Duties.Read(CaseFile.Read(text.Entries, text.At!.Value), pack, all: true);
                    tried++;
                }
            }
        }
        Assert.True(tried > 150, $"Only {tried} were tried.");
    }

    [Fact]
    public async Task A_moment_asked_about_is_answered_or_refused()
    {
        _terminal.Write("case.yaml", "{ pack: example-hub, file: [{ kind: hub-action-set, happened: 2026-11-02, action: x, owner: y, timescale: 2026-11-05 }, { kind: missing-started, happened: 2026-11-02T10:00 }], at: 2026-11-03 }");
        foreach (var day in (string[])[Days[0], Days[4]])
        {
            foreach (var option in (string[])["--at", "--known-at"])
                Assert.Contains((await _terminal.Lantern("duties", "case.yaml", "--all", option, day)).Code, (int[])[0, CommandLine.Unreadable]);
        }
    }
}
