using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Enquiry;

/// <summary>A child whose strategy discussion found significant harm, with two things not known and one action of disruption.</summary>
internal static class Enquiring
{
    public static async Task<FileId> Discussed(DemoHub hub)
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub { Because = "Signs", Of = 4 });
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await hub.Write("social-worker", file, new StrategyDiscussionHeld
        {
            SignificantHarm = SignificantHarm.Yes, Because = "Two agencies saw the same cars.", Due = new LocalDate(2026, 4, 21),
            Gaps = [new InformationGap { What = new Passage("Who owns the silver car"), From = "Police" }, new InformationGap { What = new Passage("What the GP knows"), From = "GP" }],
            Considered =
            [
                new Considered { Checklist = "strategy-discussion", Line = "interview", Is = Consideration.Declined, Because = new Passage("She is not ready to talk to the police.") },
            ],
        });
        await hub.Write("social-worker", file, new ActionAgreed { Action = new Passage("Patrol the bus station"), Owner = "police", Due = new LocalDate(2026, 4, 17), Area = "disruption" });
        return file;
    }

    public static async Task<FileId> Begun(DemoHub hub, HealthInformation health = HealthInformation.Received)
    {
        var file = await Discussed(hub);
        await hub.Write("social-worker", file, new Section47Started { Joint = true, Agencies = ["Police"], HealthInformation = health });
        return file;
    }
}
