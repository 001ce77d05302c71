/** The headings of a drive's columns: the minutes there and back, and the miles. */
export function DriveHeadings() {
  return (
    <>
      <th scope="col" className="number">
        There, min
      </th>
      <th scope="col" className="number">
        Back, min
      </th>
      <th scope="col" className="number">
        Miles
      </th>
    </>
  );
}
