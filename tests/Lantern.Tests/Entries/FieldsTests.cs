using Lantern.Entries;

namespace Lantern.Tests.Entries;

/// <summary>The names that packs, case texts and the command line share: kinds, fields and the words a field may have.</summary>
public class FieldsTests
{
    private static readonly string[] Shared =
    [
        "contact-received contact-decided referral-sent-to-hub referral-acknowledged: from urgent tool=attached,awaited",
        "hub-decided: outcome=no-further-action,targeted-support,assessment-section-17,assessment-section-47",
        "hub-action-set: action owner timescale due",
        "hub-action-answered hub-action-done team-manager-told service-managers-discussed brought-forward: of because",
        "tool-completed: tool edition answers suggested chosen due concern contributors sections",
        "risk-level-set: level=none,at-risk,medium,high",
        "risk-stated: due",
        "hub-manager-told significant-incident significant-change: because",
        "case-allocated: worker grade=community-resource-worker,newly-qualified,less-experienced,experienced,senior supported-by",
        "lead-professional-named: worker of",
        "strategy-discussion-planned: for about of",
        "strategy-discussion-held: for about significant-harm=yes,no,not-yet-known actions other-children due",
        "further-young-person-named: role=victim,suspect about",
        "section-47-started: health-information=received,awaited",
        "section-47-concluded: outcome health-information=received,awaited",
        "assessment-started: section=17,47",
        "assessment-completed: section=17,47 outcome",
        "conference-planned: for type=initial,review",
        "conference-held: for type=initial,review outcome",
        "report-shared: with=parents,child",
        "plan-agreed plan-reviewed: type=cin,cp,lac,tac contact-every areas",
        "plan-ended: type=cin,cp,lac,tac",
        "became-looked-after ceased-to-be-looked-after child-contacted: because",
        "child-seen: alone=true,false",
        "meeting-held: type=cin,core-group,lac-review,operational,network,mapping,missing-management,case-review",
        "missing-started missing-reported-to-police missing-ended: type=missing,away looked-after reported-to-police",
        "return-interview-offered return-interview-held recommendation-made trigger-plan-made trigger-plan-reviewed trigger-plan-used: because",
        "recommendation-answered action-done: of",
        "welfare-contact-agreed welfare-contact-made welfare-contact-ended: every method person",
        "action-agreed: action owner due",
        "hub-closure-discussed managers-discussed: agreed=true,false",
        "closure-proposed file-reopened: because",
        "file-closed: outcome",
        "entry-corrected: of to",
        "entry-struck-out entry-restored: of",
    ];

    [Fact]
    public void Every_shared_kind_has_the_shared_fields_and_takes_the_shared_words()
    {
        foreach (var line in Shared)
        {
            var (kinds, fields) = (line.Split(": ")[0], line.Split(": ")[1]);
            foreach (var name in kinds.Split(' '))
            {
                var kind = Kinds.Named(name);
                Assert.True(kind is not null, $"There is no kind {name}.");
                foreach (var field in fields.Split(' '))
                    Holds(kind, field.Split('=')[0], field.Split('=').ElementAtOrDefault(1)?.Split(',') ?? []);
            }
        }
    }

    [Fact]
    public void No_field_takes_a_name_that_belongs_to_every_entry() =>
        Assert.Empty(from kind in Kinds.All
                     from field in kind.Fields
                     where field.Name is "kind" or "happened" or "written" or "by" or "marks"
                     select $"{kind.Name}.{field.Name}");

    [Fact]
    public void A_field_that_is_none_and_a_word_that_is_none_are_named_with_their_place()
    {
        var noField = Assert.Throws<UnreadableException>(() => Read("alone: true\ncolour: red"));
        Assert.StartsWith("case.yaml:2:1: 'colour' is not a field of an entry of kind 'child-seen'.", noField.Message, StringComparison.Ordinal);
        var noWord = Assert.Throws<UnreadableException>(() => Read("alone: perhaps"));
        Assert.StartsWith("case.yaml:1:8: alone: 'perhaps' must be true or false.", noWord.Message, StringComparison.Ordinal);
    }

    private static Body Read(string yaml) => Kinds.Of<ChildSeen>().Read((Mapping)Lantern.Practice.Yaml.Read(yaml, "case.yaml"));

    private static void Holds(Kind kind, string name, string[] words)
    {
        var field = kind.Field(name);
        Assert.True(field is not null, $"{kind.Name} has no field {name}.");
        foreach (var word in words)
            Assert.Equal(word, field.Form.Words(field.Form.Read(new Scalar(word, Place.None))));
        if (words.Length > 1 && words[0] is not ("true" or "17"))
            Assert.Throws<UnreadableException>(() => field.Form.Read(new Scalar("another", Place.None)));
    }
}
