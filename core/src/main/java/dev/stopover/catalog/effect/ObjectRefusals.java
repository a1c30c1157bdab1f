package dev.stopover.catalog.effect;

import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.Statement;

/** Hands statements about objects other than relations to what refuses them. */
final class ObjectRefusals {

    private final Situation situation;
    private final Touches touches;

    ObjectRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        if (statement instanceof CreateSubscription create) {
            new SubscriptionRefusals(situation, touches).create(create);
        } else if (statement instanceof AlterSubscription alter) {
            new SubscriptionRefusals(situation, touches).alter(alter);
        } else if (statement instanceof Cluster cluster) {
            new ChosenIndexRefusals(situation, touches).cluster(cluster);
        }
    }
}
