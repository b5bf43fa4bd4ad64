namespace Lantern.Practice;

/// <summary>Where a rule comes from: the document, the place in it, and a few of its words.</summary>
/// <param name="Title">The document.</param>
/// <param name="Where">The place in it.</param>
/// <param name="Says">A few words quoted.</param>
/// <param name="Note">What else to know: our default, unverified, superseded.</param>
public sealed record Source(string Title, string Where, string? Says = null, string? Note = null);
