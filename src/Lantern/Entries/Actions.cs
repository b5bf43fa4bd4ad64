using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody agreed to do something by a day.</summary>
public sealed record ActionAgreed : Body
{
    /// <summary>What is to be done.</summary>
    public Passage? Action { get; init; }
    /// <summary>Who is to do it.</summary>
    public string? Owner { get; init; }
    /// <summary>The day it is to be done by.</summary>
    public LocalDate? Due { get; init; }
    /// <summary>The area of the plan it belongs to.</summary>
    public string? Area { get; init; }

    public override string Line => "Action agreed" + If(": ", Action) + If(" – ", Owner) + If(", by ", Due);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (Lacking(("what is to be done", IsBlank(Action)), ("an owner", IsBlank(Owner)), ("a date", Due is null)) is { } lacking)
            yield return new(Refusals.ActionWithoutOwnerOrDate, IsBlank(Action) ? "action" : IsBlank(Owner) ? "owner" : "due", $"It lacks {lacking}.");
        foreach (var objection in base.Objections(asking).Where(objection => objection.Refusal != Refusals.NoDateAgreed))
            yield return objection;
    }
}

/// <summary>Somebody did what had been agreed.</summary>
public sealed record ActionDone : Body
{
    /// <summary>What came of it.</summary>
    public Passage? Result { get; init; }

    public override string Line => "Action done" + If(": ", Result);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. AnswersOther<ActionAgreed>(this, asking), .. base.Objections(asking)];
}

/// <summary>A manager agreed that an action waits for the police, for a time and with the child kept safe meanwhile.</summary>
public sealed record WaitForPoliceAgreed : Body
{
    /// <summary>The day the wait ends.</summary>
    public LocalDate? Until { get; init; }
    /// <summary>How the child is kept safe meanwhile.</summary>
    public Passage? Meanwhile { get; init; }

    public override string Line => "Wait for the police agreed" + If(" until ", Until) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (Lacking(("a manager's reason", IsBlank(Because) || !IsManager(asking)), ("the day it ends", Until is null),
            ("how the child is kept safe meanwhile", IsBlank(Meanwhile))) is { } lacking)
            yield return new(Refusals.SafetyWaitsForNobody, Until is null ? "until" : IsBlank(Meanwhile) ? "meanwhile" : "because", $"It lacks {lacking}.");
        foreach (var objection in base.Objections(asking))
            yield return objection;
    }
}

/// <summary>Somebody gave the child an alarm or a safety app.</summary>
public sealed record SafetyAlarmProvided : Body
{
    /// <summary>What was given.</summary>
    public string? Device { get; init; }
    /// <summary>Who gave it.</summary>
    public string? ProvidedBy { get; init; }
    /// <summary>Whether the child may take more risks relying on it, and what was made of that.</summary>
    public Passage? EffectConsidered { get; init; }

    public override string Line => "Safety alarm provided" + If(": ", Device) + If(", by ", ProvidedBy);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        IEnumerable<Objection> effect = IsBlank(EffectConsidered) ? [new(Refusals.AlarmBeforeItsEffect, "effect-considered")] : [];
        return [.. effect, .. base.Objections(asking)];
    }
}
