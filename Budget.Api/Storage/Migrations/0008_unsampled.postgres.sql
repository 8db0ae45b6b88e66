-- A server keeps samples of what is in a column, also of what was deleted long ago. What must be gone when it is deleted,
-- or must not be read in two places, is not sampled; all of it is looked up by keys.
ALTER TABLE ballot ALTER COLUMN slot SET STATISTICS 0;
ALTER TABLE ballot ALTER COLUMN receipt SET STATISTICS 0;
ALTER TABLE ballot ALTER COLUMN sections SET STATISTICS 0;
ALTER TABLE sealed_ballot ALTER COLUMN choices SET STATISTICS 0;
ALTER TABLE voting_code ALTER COLUMN hmac SET STATISTICS 0;
