package org.natrolite.models.ageing;

import java.util.List;
import java.util.Optional;

/** Laws as published, to their digits. */
public final class PublishedLaws {
    private static final List<PublishedLaw> ALL = List.of(
            NaumannLfp.published(),
            NrelLfp.published(),
            XuLmo.published(),
            SchmalstiegNmc.published(),
            SmithNmc.published());

    private PublishedLaws() {}

    /**
     * @return all of them
     */
    public static List<PublishedLaw> all() {
        return ALL;
    }

    /**
     * @param id name of a law
     * @return the law of that name, if there is one
     */
    public static Optional<PublishedLaw> find(String id) {
        return ALL.stream().filter(law -> law.id().equals(id)).findFirst();
    }

    /**
     * Calendar and cycle ageing of the Sony/Murata US26650FTC1, LFP/graphite, 3 Ah (Naumann et al. 2018, doi
     * 10.1016/j.est.2018.01.019, and 2020, doi 10.1016/j.jpowsour.2019.227666). The growth of resistance with cycles nearly
     * cancels near 1C and turns negative above 1.26C, where it is held at zero.
     *
     * @return the law, with mechanisms for capacity and resistance over time and over equivalent full cycles
     */
    public static AgeingLaw naumannLfp() {
        return NaumannLfp.law();
    }
}
