namespace Lantern.App.Pages.SignIn;

/// <summary>The ways to sign in, as both sign-in pages show them.</summary>
/// <param name="Then">Where to go after it.</param>
public sealed record Ways(string? Then);
