using Lantern.Entries;

namespace Lantern.App.Demo;

/// <summary>The few files that are not about a child: persons of concern, places, a network.</summary>
internal static class OtherFiles
{
    private static readonly string[] Builds = ["Tall, slim, about thirty; grey jacket.", "Short, beard, about forty; walks with a limp.", "About twenty-five, red hair; often with a small dog."];
    private static readonly string[] Places = ["Shelter by the bus station", "Car park behind the arcade", "Flat over the closed shop", "Steps at the canal bridge"];

    /// <summary>Somebody begins the file, and adds to it now and then.</summary>
    public static void Begin(Story story)
    {
        var luck = story.Luck;
        var (given, family) = MadeUpChild.Adult(luck.Random);
        Body first = story.Kind switch
        {
            FileKind.PersonOfConcern => new PersonOfConcernIdentified
            {
                GivenName = given,
                FamilyName = family,
                Description = new(luck.Pick(Builds)),
                Address = luck.Chance(0.5) ? new Passage(MadeUpChild.Address(luck.Random), Marks.Police) : null,
                Phones = [new Passage(MadeUpChild.Phone(luck.Random), Marks.Police)],
                Vehicles = luck.Chance(0.7) ? [new Passage($"Silver car, {MadeUpChild.Plate(luck.Random)}", Marks.Police)] : null,
            },
            FileKind.PlaceOrGroup => new PlaceIdentified
            {
                Name = new(luck.Pick(Places)), Type = "place", Address = new("Exampleton"), Description = new("Named by two children and by school staff."),
            },
            _ => new NetworkNamed { Name = $"Network {(char)('A' + story.Number % 26)}", Description = new("Persons and places that come up in several files.") },
        };
        story.Write("cse-manager", first);
        for (var i = luck.Between(1, 3); i > 0; i--)
            story.In(10, 200, teller => teller.Write("cse-manager", new MeetingHeld { Type = MeetingType.Mapping, Present = ["Hub", "Police"], Summary = new("What is held by each agency was put together.") }));
    }
}
