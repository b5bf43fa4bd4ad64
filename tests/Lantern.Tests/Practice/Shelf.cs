using Lantern.Practice;

namespace Lantern.Tests.Practice;

/// <summary>A small shelf of packs to try loading with: one nation, one clock, one tool.</summary>
internal static class Shelf
{
    public const string Head = """
        id: england
        title: England
        edition: 2026-11
        about: For tests.
        calendar: england-and-wales
        """;

    public const string Calendar = """
        id: england-and-wales
        title: England and Wales
        division: england-and-wales
        source: { title: Bank holidays, where: the list }
        events:
          - { title: Good Friday, date: 2026-04-03, notes: "" }
          - { title: Easter Monday, date: 2026-04-06, notes: "" }
        examples:
          - { after: 2026-04-02, working-days: 1, is: 2026-04-07 }
          - { after: 2026-04-11, working-days: 1, is: 2026-04-13 }
        """;

    public const string Clock = """
        id: decide
        title: Decide
        shape: each
        starts: { kind: contact-received, when: { tool: awaited } }
        within: 1 working-days
        met-by: [hub-decided]
        falls-to: hub-manager
        source: { title: Standards, where: New referrals }
        examples:
          - title: Over Easter
            file:
              - { kind: contact-received, happened: 2026-04-02, tool: awaited }
            at: 2026-04-03
            owed: [{ due: 2026-04-07, state: due }]
          - title: Nothing has come in
            file: []
            at: 2026-04-03
            owed: []
        """;

    public const string Tool = """
        id: sample
        title: Sample tool
        edition: 2026-11
        stage: screen
        guidance: For tests.
        scoring: added
        groups:
          - id: slight
            title: Slight
            points: { current: 1, recent: 0, both: 1, historic: 0 }
            indicators: [{ id: late, ask: Out late? }, { id: lonely, ask: Few friends? }]
          - id: grave
            title: Grave
            alerts: true
            points: { current: 5, recent: 1, both: 6, historic: 0 }
            indicators: [{ id: missing, ask: Often missing? }]
        bands:
          - { id: low, title: Low, from: 0, means: Little is seen., suggests: [Talk.] }
          - { id: high, title: High, from: 6, means: Much is seen., suggests: [Refer.] }
        source: { title: Guidance, where: page 1 }
        examples:
          - { title: Nothing, answers: {}, score: 0, suggested: low, alerts: [], gaps: [late, lonely, missing] }
          - title: One grave thing
            answers: { missing: { is: yes, when: current }, late: { is: yes }, lonely: { is: no } }
            score: 6
            suggested: high
            alerts: [missing]
            gaps: []
            parts: { slight: 1, grave: 5 }
        """;

    public static readonly PackText[] England =
    [
        new("packs/england/pack.yaml", Head),
        new("packs/england/calendars/england-and-wales.yaml", Calendar),
        new("packs/england/clocks/decide.yaml", Clock),
        new("packs/england/tools/sample.yaml", Tool),
    ];

    public static PackText Text(string path, string text) => new("packs/" + path, text);

    /// <summary>The head of an authority's pack that builds on others.</summary>
    public static PackText Authority(string id, string more = "builds-on: [england]", string edition = "2026-11", string? folder = null) =>
        Text($"{folder ?? id}/pack.yaml", $"id: {id}\ntitle: {id}\nedition: {edition}\nabout: For tests.\n{more}\n");

    public static Packs With(params PackText[] more) => Packs.Load([.. England, .. more]);
}
