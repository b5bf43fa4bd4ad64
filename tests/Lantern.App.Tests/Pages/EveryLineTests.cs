using Lantern.App.Tests.Pages.Assessments;
using Lantern.App.Tests.Pages.Enquiry;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Tests.Pages;

/// <summary>Every line of the shipped checklists of the enquiry, the assessment and the conference, through its page into its entry.</summary>
public sealed class EveryLineTests(DemoHub hub) : IClassFixture<DemoHub>
{
    // What a requirement looks at on the page of its entry, besides the words.
    private readonly HashSet<string> _seen = [];

    [Theory]
    [InlineData(ChecklistUse.EnquiryBegun)]
    [InlineData(ChecklistUse.Enquiry)]
    [InlineData(ChecklistUse.Report)]
    [InlineData(ChecklistUse.Conference)]
    public async Task Every_line_of_an_act_is_filled_in_on_its_page_written_and_found_in_its_entry(ChecklistUse use)
    {
        using var worker = await hub.SignedIn("social-worker");
        foreach (var withTool in (bool[])[true, false])
        {
            var file = await Ready(use, withTool);
            var page = (await worker.Get(Path(use, file))).Ok();
            foreach (var beside in hub.Pack.For(use).Where(list => !list.FromTheStart))
                page = (await worker.Send(page, [], beside.Id)).Ok();
            var gaps = page.Page.QuerySelectorAll("input[name^='Gap.'][value='obtained']").Select(input => input.GetAttribute("name")!)
                .SelectMany(field => ((string, string?)[])[(field, "obtained"), (field.Replace(".Is", ".Learned", StringComparison.Ordinal), "Known now.")]);
            var typed = hub.Pack.For(use).SelectMany(list => LineFilling.Fill(page, list)).Concat(gaps).ToList();
            var reply = (await worker.Send(page, [.. typed, ("Because", "For this reason."), ("Outcome", "conference"), ("HealthInformation", "received"), ("Level", "medium")], Button(use))).Ok();
            Assert.True(reply.Errors.Count == 0, string.Join('\n', reply.Errors.Select(error => error.Words)));
            await Find(worker, file, use, page);
        }
        AllSeen(use);
    }

    [Fact]
    public async Task Every_line_of_an_assessment_and_of_closing_is_filled_in_on_its_page_written_and_found_in_its_entry()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file);
        var page = (await worker.Get($"/files/{file}/assessment/finish")).Ok();
        await worker.Send(page, [("Outcome", "no-role"), ("Because", "Others can help.")], "Save and come back later");
        page = (await worker.Get($"/files/{file}/assessment/finish")).Ok();
        var reply = (await worker.Send(page, [.. hub.Pack.For(ChecklistUse.Closing).SelectMany(list => LineFilling.Fill(page, list))], "Complete the assessment")).Ok();
        Assert.True(reply.Errors.Count == 0, string.Join('\n', reply.Errors.Select(error => error.Words)));
        await Find(worker, file, ChecklistUse.Assessment, null);
        await Find(worker, file, ChecklistUse.Closing, page);
        AllSeen(ChecklistUse.Assessment);
        AllSeen(ChecklistUse.Closing);
    }

    // On the page of the entry stands the question and everything that was typed under it.
    private async Task Find(Person worker, FileId file, ChecklistUse use, Reply? drawn)
    {
        var entry = (await hub.Open(file)).AsOf(hub.Now).Entries.Last(one => one.Body is ConsideredBody { Checklists.Count: > 0 });
        var words = (await worker.Get($"/files/{file}/entries/{entry.Code}")).Ok().Words;
        foreach (var list in hub.Pack.For(use))
        {
            foreach (var line in list.Lines.Where(line => drawn is null || LineFilling.IsDrawn(drawn, list, line)))
            {
                Assert.Contains(string.Join(' ', line.Ask.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), words, StringComparison.Ordinal);
                Assert.All(LineFilling.Words(line), said => Assert.Contains(said, words, StringComparison.Ordinal));
                _seen.Add($"{list.Id}.{line.Id}");
            }
        }
    }

    private void AllSeen(ChecklistUse use)
    {
        var lines = hub.Pack.For(use).SelectMany(list => list.Lines.Select(line => $"{list.Id}.{line.Id}")).ToList();
        Assert.NotEmpty(lines);
        Assert.Empty(lines.Except(_seen));
    }

    // One file with a tool that is older than the discussion, one without any: some lines stand only on one of them.
    private async Task<FileId> Ready(ChecklistUse use, bool withTool)
    {
        if (use is ChecklistUse.EnquiryBegun or ChecklistUse.Enquiry)
        {
            var file = use == ChecklistUse.Enquiry ? await Enquiring.Begun(hub) : await Enquiring.Discussed(hub);
            if (withTool)
                await hub.Store.Files.Write(new Store.Act($"old-{file}", Store.ActPart.In(file, Assessing.Tool(hub), new Happening(hub.Today.PlusDays(-3)))), hub.Worker("social-worker"));
            return file;
        }
        var ready = await Assessing.Begun(hub);
        await hub.Write("social-worker", ready, new ConferencePlanned { Type = ConferenceType.Initial, For = new Happening(new LocalDate(2026, 4, 20)) });
        if (use == ChecklistUse.Conference)
            await hub.Write("social-worker", ready, new ReportWritten { Level = RiskLevel.Medium },
                new ReportShared { With = SharedWith.Parents }, new ReportShared { With = SharedWith.Child });
        return ready;
    }

    private static string Path(ChecklistUse use, FileId file) => $"/files/{file}/" + use switch
    {
        ChecklistUse.EnquiryBegun => "enquiry/begin",
        ChecklistUse.Enquiry => "enquiry/conclude",
        ChecklistUse.Report => "conference/report",
        _ => "conference/ready",
    };

    private static string Button(ChecklistUse use) => use switch
    {
        ChecklistUse.EnquiryBegun => "Begin the enquiry",
        ChecklistUse.Enquiry => "Conclude the enquiry",
        ChecklistUse.Report => "Write the report",
        _ => "Write that it is ready",
    };
}
