namespace Coilwright.Modbus;

/// <summary>
/// Finds out what of a refused request a unit refuses, by asking for parts of it, and has it remembered. Code 2, an address that is not
/// there: halves at members' borders, down to the bad members. Code 3, too much at once: ever smaller requests. Code 1: the whole table.
/// Each step goes on with fewer ranges than it was given, so that a search ends whatever the unit answers.
/// </summary>
internal sealed class RefusalSearch(ModbusClient client, byte unit, ushort baseAddress, CancellationToken cancellationToken)
{
    /// <summary>Looks into a refused request.</summary>
    /// <param name="ranges">What was asked for at once, in order of address.</param>
    /// <param name="code">How it was refused.</param>
    /// <returns>What the unit gives of it after all.</returns>
    public async Task<SearchOutcome> SearchAsync(MapBlock[] ranges, ModbusExceptionCode code)
    {
        MapBlock whole = MapRanges.Span(ranges);
        if (code == ModbusExceptionCode.IllegalFunction)
        {
            client.Refusals.Add(unit, whole.At(baseAddress), code);
            return SearchOutcome.Refused;
        }

        MapBlock[][] pieces = [.. MapRanges.Pieces(ranges)];
        Task<SearchOutcome> search = pieces.Length == 1 ? TakeApartAsync(ranges, whole, code)
            : code == ModbusExceptionCode.IllegalDataValue ? ShortenAsync(pieces, whole)
            : HalveAsync(pieces);
        return await search.ConfigureAwait(false);
    }

    private async Task<SearchOutcome> HalveAsync(MapBlock[][] pieces)
    {
        int middle = pieces.Length / 2;
        SearchOutcome left = await AskAsync([.. pieces[..middle].SelectMany(piece => piece)]).ConfigureAwait(false);
        SearchOutcome right = await AskAsync([.. pieces[middle..].SelectMany(piece => piece)]).ConfigureAwait(false);
        if (left == SearchOutcome.Given && right == SearchOutcome.Given)
        {
            // Only both together are refused: something between them is missing.
            client.Refusals.Add(unit, pieces[middle][0].At(baseAddress) with { Count = 0 }, ModbusExceptionCode.IllegalDataAddress);
        }

        return Least(SearchOutcome.GivenInParts, left, right);
    }

    private async Task<SearchOutcome> ShortenAsync(MapBlock[][] pieces, MapBlock whole)
    {
        int known = client.Refusals.Of(unit).LimitOf(whole.Table);
        int limit = known < whole.Count ? known : whole.Count / 2;
        int longest = 0;
        SearchOutcome outcome = SearchOutcome.GivenInParts;
        foreach (MapBlock part in MapRanges.Pack(pieces.Select(piece => MapRanges.Span(piece)), range => range.Count <= limit).ToArray())
        {
            longest = Math.Max(longest, part.Count);
            MapBlock[] within = [.. pieces.SelectMany(piece => piece).Where(range => part.Address <= range.Address && range.End <= part.End)];
            outcome = Least(outcome, await AskAsync(within).ConfigureAwait(false));
        }

        // A member that cannot be had by itself says nothing about lengths: some devices answer code 3 for an address that is not there.
        if (outcome != SearchOutcome.Refused)
        {
            client.Refusals.Limit(unit, whole.Table, longest);
        }

        return outcome;
    }

    // One range, or ranges that overlap: a value and what else lies in its registers. One that is all of it is refused; the others may be had by themselves.
    private async Task<SearchOutcome> TakeApartAsync(MapBlock[] ranges, MapBlock whole, ModbusExceptionCode code)
    {
        client.Refusals.Add(unit, whole.At(baseAddress), code);
        MapBlock[] rest = [.. ranges.Where(range => range != whole)];
        if (rest.Length == ranges.Length)
        {
            SearchOutcome outcome = SearchOutcome.GivenInParts;
            foreach (MapBlock range in rest)
            {
                outcome = Least(outcome, await AskAsync([range]).ConfigureAwait(false));
            }

            return outcome;
        }

        if (rest.Length > 0)
        {
            // Together they may be what has just been refused.
            _ = await (MapRanges.Span(rest) == whole ? SearchAsync(rest, code) : AskAsync(rest)).ConfigureAwait(false);
        }

        return SearchOutcome.Refused;
    }

    private static SearchOutcome Least(params ReadOnlySpan<SearchOutcome> outcomes)
    {
        SearchOutcome least = SearchOutcome.Given;
        foreach (SearchOutcome outcome in outcomes)
        {
            least = outcome < least ? outcome : least;
        }

        return least;
    }

    private async Task<SearchOutcome> AskAsync(MapBlock[] ranges)
    {
        ModbusExceptionCode code;
        ModbusRequest request = client.Rent(unit, MapRanges.Span(ranges).ToRequest(baseAddress));
        try
        {
            await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!request.IsRefused(out code))
            {
                return SearchOutcome.Given;
            }
        }
        finally
        {
            client.Return(request);
        }

        return await SearchAsync(ranges, code).ConfigureAwait(false);
    }
}
