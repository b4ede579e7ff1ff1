namespace Coilwright.Generators.Parsing;

/// <summary>
/// Finds the requests that read all values of one table: as few as possible, and among those plans the one that carries the fewest
/// unmapped addresses.
/// </summary>
internal static class ReadPlanner
{
    /// <summary>Plans the requests, in order of address. Each value lies inside exactly one; requests do not overlap.</summary>
    /// <param name="values">The values, in any order; those that share an address are kept in one request.</param>
    /// <param name="limit">How many addresses one request may carry. A value must not be longer.</param>
    /// <param name="maxGap">How many unmapped addresses in a row a request may span.</param>
    /// <param name="forbidden">What no request may touch; no value does.</param>
    public static IReadOnlyList<AddressRange> Plan(IEnumerable<AddressRange> values, int limit, int maxGap, IReadOnlyList<AddressRange>? forbidden = null)
    {
        List<AddressRange> atoms = Join(values);
        int[] last = ChooseLast(atoms, limit, maxGap, forbidden ?? []);
        var blocks = new List<AddressRange>();
        for (int first = 0; first < atoms.Count; first = last[first] + 1)
        {
            blocks.Add(Span(atoms[first], atoms[last[first]]));
        }

        return blocks;
    }

    /// <summary>Values that share an address, such as flags of one register, become one piece that cannot be torn.</summary>
    public static List<AddressRange> Join(IEnumerable<AddressRange> values)
    {
        var atoms = new List<AddressRange>();
        foreach (AddressRange value in values.OrderBy(value => value.Start).ThenBy(value => value.Count))
        {
            if (atoms.Count > 0 && value.Start < atoms[atoms.Count - 1].End)
            {
                AddressRange previous = atoms[atoms.Count - 1];
                atoms[atoms.Count - 1] = new(previous.Start, Math.Max(previous.End, value.End) - previous.Start);
            }
            else
            {
                atoms.Add(value);
            }
        }

        return atoms;
    }

    // From the back: the best plan for the pieces from one on is a request for some of them, followed by the best plan for the rest.
    // Filling each request as far as it goes would need no more requests, but might tear a dense run apart and span a gap instead.
    private static int[] ChooseLast(List<AddressRange> atoms, int limit, int maxGap, IReadOnlyList<AddressRange> forbidden)
    {
        var best = new (int Requests, int Addresses)[atoms.Count + 1];
        int[] lasts = new int[atoms.Count];
        for (int first = atoms.Count - 1; first >= 0; first--)
        {
            best[first] = (int.MaxValue, int.MaxValue);
            for (int last = first; last < atoms.Count; last++)
            {
                AddressRange request = Span(atoms[first], atoms[last]);
                bool gapTooWide = last > first && atoms[last].Start - atoms[last - 1].End > maxGap;
                if (last > first && (gapTooWide || request.Count > limit || forbidden.Any(request.Meets)))
                {
                    break;
                }

                var cost = (best[last + 1].Requests + 1, best[last + 1].Addresses + request.Count);
                if (cost.CompareTo(best[first]) <= 0)
                {
                    best[first] = cost;
                    lasts[first] = last;
                }
            }
        }

        return lasts;
    }

    private static AddressRange Span(AddressRange first, AddressRange last) => new(first.Start, last.End - first.Start);
}
