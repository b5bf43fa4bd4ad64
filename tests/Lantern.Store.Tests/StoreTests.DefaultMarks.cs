using Lantern.Access;
using Lantern.Entries;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static readonly ActionAgreed Patrol = new() { Action = new Passage("Patrol the bus station"), Owner = "police", Due = new NodaTime.LocalDate(2026, 4, 9), Area = "disruption" };

    [Fact]
    public async Task A_row_of_disruption_that_nobody_marked_is_read_by_neither_the_referrer_nor_the_network()
    {
        var file = await Allocated();
        await Joins(file, Nurse);
        var row = (await Written(Lee, ActPart.In(file, Patrol, Today)))[0];
        var aimed = (await Written(Lee, ActPart.In(file, Patrol with { Area = "protecting-child", Target = DisruptionTarget.Place }, Today)))[0];
        var open = (await Written(Lee, ActPart.In(file, Patrol with { Area = "protecting-child" }, Today)))[0];
        var done = (await Written(Lee, ActPart.In(file, new ActionProgressed { Of = row.Number, Because = "Seen twice" }, Today)))[0];
        foreach (var (reader, shared) in ((Reader, bool)[])[(Nurse, true), (Teacher, false)])
        {
            var seen = (await Opens(file, reader))!.Entries.Select(entry => entry.Number).ToList();
            Assert.DoesNotContain(row.Number, seen);
            Assert.DoesNotContain(aimed.Number, seen);
            Assert.DoesNotContain(done.Number, seen);
            Assert.Equal(shared, seen.Contains(open.Number));
        }
        foreach (var reader in (Reader[])[Lee, Police])
            Assert.Contains(row.Number, (await Opens(file, reader))!.Entries.Select(entry => entry.Number));
    }

    [Fact]
    public async Task The_disruption_area_of_a_plan_is_kept_from_those_who_do_not_plan_it_and_the_rest_is_not()
    {
        var file = await Allocated();
        var plan = new PlanAgreed
        {
            Type = PlanType.Cin,
            Areas = new Dictionary<string, IReadOnlyList<Passage>> { ["disruption"] = [new Passage("Warning notice")], ["police-investigation"] = [new Passage("Interviews")] },
        };
        await Joins(file, Nurse);
        await Written(Lee, ActPart.In(file, plan, Today));
        Assert.DoesNotContain("Warning notice", Words(await Opens(file, Nurse)), StringComparison.Ordinal);
        Assert.Contains("Interviews", Words(await Opens(file, Nurse)), StringComparison.Ordinal);
        Assert.DoesNotContain("Interviews", Words(await Opens(file, Teacher)), StringComparison.Ordinal);
        Assert.Contains("Warning notice", Words(await Opens(file, Lee)), StringComparison.Ordinal);
    }

    private static string Words(OpenFile? file) =>
        string.Join('\n', file!.Entries.Select(entry => System.Text.Encoding.UTF8.GetString(entry.Kind.ToJson(entry.Body))));
}
