using Lantern.Store.Keeping;
using Lantern.Store.Keys;

namespace Lantern.Store.Tests.Keeping;

/// <summary>Keys are changed while the hub is in use, and put away only when nothing needs them.</summary>
public sealed class KeyKeepingTests : IAsyncLifetime
{
    private readonly FreshPlace _place = new();
    private readonly List<string> _said = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Keys_of_another_hub_are_refused()
    {
        var premises = await Made(false);
        var other = premises with { Keys = new KeySource.Text(KeyKeeping.New()) };
        Assert.Contains("do not fit", Refusal(() => KeyKeeping.Rotate(other, _said.Add)), StringComparison.Ordinal);
        Assert.Contains("do not fit", Refusal(() => KeyKeeping.Check(other, _said.Add)), StringComparison.Ordinal);
        Assert.Contains("not where they should be", Refusal(() => KeyKeeping.Check(premises with { Keys = new KeySource.File(_place.In("none")) }, _said.Add)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_key_that_is_needed_is_not_put_away()
    {
        var premises = await Made(false);
        KeyKeeping.DropOld(premises, _said.Add);
        Assert.Equal(["There is no older wrapping key."], _said);
        KeyKeeping.Rotate(premises, _said.Add, addOnly: true);
        Assert.Contains("4 keys are still wrapped", Refusal(() => KeyKeeping.DropOld(premises, _said.Add)), StringComparison.Ordinal);
        KeyKeeping.Rotate(premises, _said.Add);
        KeyKeeping.DropOld(premises, _said.Add);
        Assert.Equal([2], premises.Keys.Read()!.Versions);
        Assert.Empty(KeyKeeping.Check(premises, _said.Add));
    }

    [Fact]
    public async Task Keys_kept_by_another_hand_are_not_written_and_the_line_to_add_is_said()
    {
        var premises = await Made(false);
        var text = premises.Keys.Read()!.ToString();
        var said = Refusal(() => KeyKeeping.Rotate(premises with { Keys = new KeySource.Text(text) }, _said.Add));
        var line = said.Split('\n')[^1];
        Assert.StartsWith("wrap 2 ", line, StringComparison.Ordinal);
        var more = premises with { Keys = new KeySource.Text($"{text}{line}\n") };
        KeyKeeping.Rotate(more, _said.Add);
        Assert.Contains("take the lines", Refusal(() => KeyKeeping.DropOld(more, _said.Add)), StringComparison.Ordinal);
        HubStore.Open(premises with { Keys = new KeySource.Text(more.Keys.Read()!.CurrentOnly().ToString()) }, TestPack.Pack, TimeProvider.System).Dispose();
        Assert.Contains("version 2", Refusal(() => HubStore.Open(premises, TestPack.Pack, TimeProvider.System).Dispose()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_short_anywhere_a_rotation_is_taken_up_again(bool onPostgres)
    {
        var premises = await Made(onPostgres, files: 5);
        var (rounds, cut) = (0, 0);
        for (var isCut = true; isCut; cut++)
        {
            var told = 0;
            try
            {
                KeyKeeping.Rotate(premises, _ =>
                {
                    if (++told > cut)
                        throw new OperationCanceledException("killed here");
                }, false, batch: 2);
                isCut = false;
            }
            catch (OperationCanceledException)
            {
                using (HubStore.Open(premises, TestPack.Pack, TimeProvider.System))
                    Assert.Empty(KeyKeeping.Check(premises, _said.Add));
                KeyKeeping.Rotate(premises, _said.Add, false, batch: 2);
                rounds++;
            }
            Assert.Empty(KeyKeeping.Check(premises, _said.Add));
            KeyKeeping.DropOld(premises, _said.Add);
        }
        Assert.True(rounds >= 4, $"cut {rounds} times");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keys_are_turned_under_load_and_nobody_notices(bool onPostgres)
    {
        var premises = await _place.New(onPostgres);
        var rounds = Rounds.Of(5, 100);
        await using (var busy = await BusyHub.Open(premises))
        {
            busy.Start();
            for (var round = 0; round < rounds; round++)
            {
                await busy.Go(10);
                KeyKeeping.Rotate(premises, _said.Add, false, batch: 3);
                await busy.Go(10);
                KeyKeeping.DropOld(premises, _said.Add);
                await busy.Go(10);
            }
            await busy.Stop();
            Console.WriteLine($"  {rounds} rotations under load, {busy.Done} writings and readings meanwhile, {busy.Files.Count} files, 0 failures ({(onPostgres ? "PostgreSQL" : "SQLite")})");
        }
        Assert.Equal([rounds + 1], premises.Keys.Read()!.Versions);
        Assert.Empty(KeyKeeping.Check(premises, _said.Add));
    }

    private static string Refusal(Action act) => Assert.Throws<StoreUnfitException>(act).Message;

    private async Task<Premises> Made(bool onPostgres, int files = 3)
    {
        var premises = await _place.New(onPostgres);
        await using (await BusyHub.Open(premises, files))
            return premises;
    }
}
