package io.resticmanager.gateway.user;

/**
 * What holds for passwords, as the code has it.
 *
 * @param shortest in characters
 * @param longest in characters
 * @param memoryKib of one hash
 * @param atOnce hashes that run at the same time
 * @param waiting who may wait for one
 */
public record PasswordRules(int shortest, int longest, int memoryKib, int passes, int lanes, int atOnce, int waiting) {

    public static final PasswordRules IN_FORCE = new PasswordRules(Password.SHORTEST, Password.LONGEST,
            PasswordHash.COST.memoryKib(), PasswordHash.COST.passes(), PasswordHash.COST.lanes(), HashingQueue.AT_ONCE,
            HashingQueue.WAITING);
}
