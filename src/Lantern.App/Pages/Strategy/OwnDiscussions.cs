using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Strategy;

/// <summary>Discussions of their own for other young people under 18: each is named in the file, which leaves the duty to plan theirs; a day given plans it.</summary>
internal static class OwnDiscussions
{
    /// <summary>The entries that name those whose discussion is planned, and who are not named yet.</summary>
    public static IEnumerable<Body> Named(PlanSheet sheet, MeetingChild child) =>
        Wanted(sheet).Where(one => !child.Now.All<FurtherYoungPersonNamed>().Any(named => named.Body.About?.Words == one.Person.About!.Words))
            .Select(one => new FurtherYoungPersonNamed
            {
                About = one.Person.About,
                Role = one.Person.As switch { YoungPersonPart.Victim => YoungPersonRole.Victim, YoungPersonPart.Committed or YoungPersonPart.Facilitated => YoungPersonRole.Suspect, _ => null },
            });

    /// <summary>The discussions to be planned, once those they are about stand in the file: a plan says which entry it answers.</summary>
    public static IEnumerable<Body> Planned(PlanSheet sheet, OpenFile file)
    {
        var now = file.AsOf(file.Now);
        foreach (var (person, at) in Wanted(sheet).Where(one => one.For is not null))
        {
            var named = now.All<FurtherYoungPersonNamed>().LastOrDefault(one => one.Body.About?.Words == person.About!.Words).Entry;
            if (named is not null && !now.All<StrategyDiscussionPlanned>().Any(one => one.Body.Of == named.Number && one.Body.For == at))
                yield return new StrategyDiscussionPlanned { For = at, About = person.About, Of = named.Number };
        }
    }

    private static IEnumerable<(YoungPerson Person, Happening? For)> Wanted(PlanSheet sheet) =>
        sheet.Young.Where(one => one.Person is { Discussion: OwnDiscussion.Planned, About: not null });
}
