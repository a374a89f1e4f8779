/** Operating rules, version 1. Published: never edited, a change is a new file. */
export const rules1 = {
  vi: `
## 1. Sàn là gì và do ai vận hành
Đề Bài là sàn giao dịch bài toán đổi mới sáng tạo của thành phố Hải Phòng, do Sở Khoa học và Công nghệ thành phố Hải Phòng vận hành (dưới đây gọi là đơn vị điều phối).
Trên sàn, doanh nghiệp và cơ quan nêu đề bài; doanh nghiệp khởi nghiệp nộp giải pháp được niêm phong; hội đồng đánh giá; bên được chọn ký hợp đồng thí điểm và được trả tiền theo từng mốc.
Đơn vị điều phối không phải là một bên của hợp đồng thí điểm, không bảo đảm kết quả của thí điểm, và không phải là ngân hàng hay tổ chức cung ứng dịch vụ thanh toán.

## 2. Ai tham gia và với vai trò gì
Mọi việc trên sàn đều do một người làm thay mặt một đơn vị. Một người có thể thuộc nhiều đơn vị và luôn thấy mình đang làm cho đơn vị nào.
- Bên ra đề bài: doanh nghiệp, cơ quan nhà nước, trường, viện, hiệp hội, hợp tác xã, tổ chức xã hội.
- Bên giải: doanh nghiệp khởi nghiệp sáng tạo, kể cả doanh nghiệp một người hoặc doanh nghiệp tách ra từ trường, viện.
- Thành viên hội đồng: người được mời đánh giá cho một đề bài, gồm chủ tịch và các thành viên.
- Đơn vị điều phối: thẩm định đề bài, xác minh đơn vị, cùng mở hồ sơ, đối soát tiền, giải quyết khiếu nại.
Chỉ đơn vị đã được xác minh mới được công bố đề bài, được chọn hoặc được nhận tiền.

## 3. Đề bài
Đề bài được đơn vị điều phối thẩm định trước khi công bố. Cán bộ của đơn vị ra đề bài không tự thẩm định đề bài của mình; đề bài của chính đơn vị điều phối do cán bộ cơ quan khác thẩm định.
Sau khi công bố, tiêu chí, trọng số và điều kiện sở hữu trí tuệ không bị sửa âm thầm: mọi thay đổi là một bản sửa đổi có ghi chú công khai.
Hủy đề bài hoặc không chọn giải pháp nào phải kèm lý do công khai. Khi hủy, hồ sơ đã niêm phong được trả lại mà không ai đọc.

## 4. Nộp hồ sơ niêm phong
Hồ sơ được niêm phong ngay khi nộp. Trước hạn, không ai đọc được nội dung: không phải bên ra đề bài, không phải thành viên hội đồng, cũng không phải đơn vị điều phối.
Bên giải nhận biên nhận ghi dấu SHA-256 của hồ sơ và được nộp lại hoặc rút đến khi hết hạn. Đồng hồ của cơ sở dữ liệu quyết định hạn nộp, theo giờ Việt Nam.
Sau hạn, hai người cùng mở: một người của bên ra đề bài, một người của đơn vị điều phối. Việc mở và mỗi lần đọc sau đó đều được ghi lại.
Nếu dịch vụ gián đoạn vào lúc hết hạn, đơn vị điều phối gia hạn một lần, công khai, cho tất cả mọi người.

## 5. Đánh giá
Thành viên hội đồng kê khai xung đột lợi ích trước khi đọc bất kỳ hồ sơ nào. Hệ thống cũng tự phát hiện một số xung đột; chỉ chủ tịch được miễn trừ, kèm lý do.
Mỗi người chấm riêng. Chỉ sau khi khóa phiếu của mình mới xem được phiếu của người khác. Phiếu đã khóa không sửa được.
Với đề bài chấm ẩn danh, tên người nộp được giấu đến khi khóa kết quả.
Người nộp và công chúng không biết ai chấm điểm nào. Hồ sơ dành cho kiểm toán thì có ghi.
Mọi giải pháp đã được đánh giá đều được nhận xét bằng văn bản trước khi kết quả có hiệu lực.

## 6. Hợp đồng thí điểm và nghiệm thu
Hợp đồng có hiệu lực khi cả hai bên đã ký và tổng các mốc bằng giá trị hợp đồng. Bản đã ký được giữ nguyên từng byte.
Mỗi mốc có sản phẩm bàn giao, tiêu chí nghiệm thu và thời hạn nghiệm thu. Người nghiệm thu và người duyệt chi tiền luôn là hai người khác nhau.
Im lặng không bao giờ được coi là nghiệm thu khi bên mua là cơ quan nhà nước.

## 7. Tiền ký quỹ
Sàn giữ sổ sách; tiền nằm tại ngân hàng hoặc tổ chức cung ứng dịch vụ thanh toán được cấp phép. Đơn vị điều phối không giữ tiền của các bên.
Số tiền của một mốc được ghi nhận là đã ký quỹ khi ngân hàng hoặc tổ chức thanh toán xác nhận. Tiền chỉ được chi khi mốc đã nghiệm thu và người có quyền tài chính đã duyệt, hoặc theo thỏa thuận hay phán quyết giải quyết tranh chấp.
Tiền ngân sách nhà nước do Kho bạc Nhà nước thanh toán và không đi qua ký quỹ trên sàn; sàn ghi lại chứng từ thanh toán.
Mọi bút toán đều cân, không sửa, không xóa; sai thì ghi bút toán đảo.

## 8. Phí
Hiện nay sàn không thu phí: mức phí là 0%. Nếu sau này có phí, mức phí được ghi trong từng hợp đồng trước khi ký; hợp đồng đã ký không bị áp phí mới.
Phí của ngân hàng hoặc tổ chức thanh toán, nếu có, do bên nêu trong hợp đồng chịu và được ghi thành dòng riêng.

## 9. Kiến nghị và tranh chấp
Ai cho rằng việc lựa chọn không đúng quy chế thì gửi kiến nghị qua [trang Liên hệ](/lien-he), chọn chủ đề “Kiến nghị”. Đơn vị điều phối giao cho người không thuộc bên nào giải quyết và trả lời bằng văn bản.
Tranh chấp về một mốc chỉ khóa phần tiền của mốc đó. Hai bên thỏa thuận cách chia, hoặc người phân xử do đơn vị điều phối chỉ định quyết định; quyền khởi kiện của các bên không bị hạn chế.

## 10. Điều không được làm
- Lập đơn vị giả, dùng tên hoặc mã số thuế của người khác.
- Tìm cách biết nội dung hồ sơ trước khi mở, hoặc danh tính khi đang chấm ẩn danh.
- Thông đồng giữa các bên nộp, hoặc giữa bên nộp với thành viên hội đồng.
- Tải lên phần mềm độc hại, nội dung vi phạm pháp luật hoặc quyền của người khác.
Vi phạm có thể dẫn đến loại hồ sơ hoặc tạm ngừng đơn vị; luôn có lý do bằng văn bản và quyền kiến nghị.

## 11. Ghi nhận và công khai
Ai làm gì, cho đơn vị nào, vào lúc nào đều được ghi vào nhật ký không sửa được. Người dùng thấy phần của mình, đơn vị thấy phần của đơn vị, đơn vị điều phối thấy toàn bộ.
Đề bài, kết quả lựa chọn và lý do được công khai; nội dung giải pháp và điểm của từng người chấm thì không.

## 12. Viện dẫn pháp luật
- Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15; Luật Đấu thầu số 22/2023/QH15 và các sửa đổi: đã đối chiếu ở nguồn thứ cấp, chưa đối chiếu Công báo.
- Ký quỹ theo Bộ luật Dân sự 2015; dịch vụ trung gian thanh toán phải có giấy phép; tiền ngân sách do Kho bạc Nhà nước kiểm soát chi: theo hiểu biết chung, bộ phận pháp chế cần đối chiếu trước khi dựa vào.
Bên ra đề bài dùng tiền ngân sách tự chịu trách nhiệm chọn đúng hình thức lựa chọn nhà thầu; sàn không thay thế Hệ thống mạng đấu thầu quốc gia.
`,
  en: `
## 1. What the marketplace is and who runs it
Đề Bài is the innovation challenge marketplace of the city of Hải Phòng. It is run by the Department of Science and Technology of Hải Phòng (below: the coordinator).
Here companies and agencies publish challenges, startups submit sealed solutions, panels evaluate them, and whoever is selected signs a pilot contract and is paid milestone by milestone.
The coordinator is no party to a pilot contract, does not guarantee a pilot’s outcome, and is neither a bank nor a payment service provider.

## 2. Who takes part, and as what
Everything here is done by a person on behalf of an organisation. One person may belong to several and always sees for which one they act.
- Sponsor: a company, state agency, university, institute, association, cooperative or social organisation.
- Solver: an innovative startup, one-person enterprises and university spin-offs included.
- Panel member: somebody invited to evaluate one challenge, as chair or as evaluator.
- Coordinator: reviews challenges, verifies organisations, takes part in opening submissions, reconciles money, resolves complaints.
Only a verified organisation publishes a challenge, is selected or receives money.

## 3. Challenges
The coordinator reviews each challenge before it is published. Nobody reviews a challenge of their own organisation; one of the coordinator itself is reviewed by an officer of another agency.
After publication, criteria, weights and intellectual-property terms are never changed quietly: every change is an amendment with a public note.
Cancelling a challenge, or selecting no solution, needs a public reason. When a challenge is cancelled, sealed submissions are returned unread.

## 4. Sealed submissions
A submission is sealed the moment it is made. Until the deadline nobody can read it: not the sponsor, not the panel, not the coordinator.
The startup gets a receipt with the SHA-256 mark of the submission and may submit again or withdraw until the deadline. The database’s clock decides the deadline, in Vietnam time.
After the deadline two people open the box together: one of the sponsor, one of the coordinator. The opening and every later reading are recorded.
If the service is down at a deadline, the coordinator grants one public extension for everybody.

## 5. Evaluation
Panel members declare conflicts of interest before reading anything. The system finds some conflicts by itself; only the chair waives one, with a reason.
Everybody scores alone. Others’ sheets can be seen only after one’s own is locked. A locked sheet cannot be edited.
In a blind evaluation the applicants’ names are withheld until the result is locked.
Applicants and the public do not learn who gave which score. The record for auditors names them.
Every solution that was evaluated gets written feedback before the result takes effect.

## 6. Pilot contracts and acceptance
A contract takes effect when both parties have signed and its milestones add up to its value. What was signed is kept byte for byte.
Each milestone has deliverables, acceptance criteria and an inspection period. Whoever accepts and whoever releases money are always two people.
Silence is never acceptance when the buyer is a state agency.

## 7. Money held for milestones
The marketplace keeps the books; the money lies with a licensed bank or payment provider. The coordinator holds no money of the parties.
A milestone counts as funded when the bank or provider confirms it. Money is paid out only when the milestone is accepted and somebody with the finance role has approved, or as a dispute was settled or decided.
State-budget money is paid by the State Treasury and does not pass through escrow here; the marketplace records the payment document.
Every entry balances and is never edited or deleted; a mistake is reversed by a new entry.

## 8. Fees
At present the marketplace charges no fee: the rate is 0%. Should there be one later, it is written in each contract before it is signed; signed contracts are not charged a new fee.
Charges of a bank or payment provider are borne by the party the contract names and shown as a line of their own.

## 9. Complaints and disputes
Whoever believes that a selection did not follow these rules sends a complaint through the [contact page](/lien-he), topic “Complaint”. The coordinator gives it to somebody who belongs to neither side, and answers in writing.
A dispute about a milestone freezes that milestone’s money only. The parties agree on a split, or an arbiter appointed by the coordinator decides; the right to go to court is not limited.

## 10. What is not allowed
- Making up organisations; using another’s name or tax code.
- Trying to learn what a submission says before the opening, or who made it during a blind evaluation.
- Collusion between applicants, or between an applicant and a panel member.
- Uploading malicious software, or what violates the law or others’ rights.
A violation may lead to disqualification or suspension, always with written reasons and the right to complain.

## 11. Record and publicity
Who did what, for which organisation and when is written to a log that cannot be edited. People see their own part, organisations theirs, the coordinator all of it.
Challenges, selection results and reasons are public; the content of solutions and individual scores are not.

## 12. Legal references
- Law on Science, Technology and Innovation 93/2025/QH15; Law on Bidding 22/2023/QH15 as amended: checked in secondary sources, not against the Gazette.
- Escrow under the Civil Code 2015; payment intermediation needs a licence; state-budget spending is controlled by the State Treasury: general knowledge, to be checked by legal staff before it is relied on.
A sponsor that spends state-budget money is itself responsible for the right selection procedure; the marketplace does not replace the national e-procurement system.
`,
};
