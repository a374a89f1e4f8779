/** The help centre: a page per role, in the little markup of `components/prose.tsx`. The order is that of the list. */
export const helpPages = {
  'doanh-nghiep': {
    vi: {
      title: 'Doanh nghiệp có bài toán',
      lead: 'Từ lúc viết đề bài đến khi nhận kết quả thí điểm.',
      text: `
## Từng bước
1. Viết đề bài ở [Đề bài của tôi](/don-vi/de-bai): vấn đề, kết quả mong muốn, tiêu chí và trọng số cộng lại 100%. Bản nháp tự lưu.
2. Gửi thẩm định. Đơn vị điều phối duyệt hoặc nói rõ cần sửa gì.
3. Công bố. Hạn nộp hiện cho mọi người theo giờ Việt Nam.
4. Sau hạn, một người của bạn và một người của đơn vị điều phối cùng mở hồ sơ.
5. Lập hội đồng, chờ kết quả được khóa, nhận xét từng giải pháp rồi quyết định.
6. Soạn và ký hợp đồng ở [Hợp đồng](/hop-dong), nộp tiền từng mốc, nghiệm thu, duyệt chi.
## Điều gì được ghi lại, ai thấy
Ai gửi, duyệt, công bố, mở hồ sơ, nghiệm thu đều được ghi cùng thời điểm. Hồ sơ niêm phong không ai đọc được trước khi mở, kể cả bạn.
## Thời hạn cần nhớ
Hạn nộp hồ sơ, hạn nghiệm thu của từng mốc. Mọi việc chờ bạn nằm ở [Việc cần làm](/viec-can-lam).
## Nếu có trục trặc
Không có hồ sơ nào thì bạn kết thúc không chọn, kèm lý do công khai. Bàn giao chưa đạt thì yêu cầu sửa và nêu rõ chỗ chưa đạt. Không rõ thì [liên hệ](/lien-he).
`,
    },
    en: {
      title: 'A company with a problem to solve',
      lead: 'From writing a challenge to the result of a pilot.',
      text: `
## Step by step
1. Write the challenge in [Our challenges](/don-vi/de-bai): the problem, the outcome you want, criteria whose weights add up to 100%. Drafts save themselves.
2. Send it for review. The coordinator approves it or says what to change.
3. Publish it. Everybody sees the deadline in Vietnam time.
4. After the deadline, one of your people and one of the coordinator open the submissions together.
5. Form the panel, wait for the locked result, give feedback on each solution, then decide.
6. Draft and sign the contract in [Contracts](/hop-dong), fund each milestone, accept deliveries, release money.
## What is recorded, and who sees it
Who sent, approved, published, opened and accepted is recorded with its time. Nobody reads sealed submissions before the opening, you included.
## Deadlines
The submission deadline, and the inspection period of each milestone. Whatever waits for you is under [Tasks](/viec-can-lam).
## If something goes wrong
Without submissions you end without an award, with a public reason. If a delivery falls short, request changes and say where. When unsure, [contact us](/lien-he).
`,
    },
  },
  'co-quan-nha-nuoc': {
    vi: {
      title: 'Cán bộ cơ quan nhà nước',
      lead: 'Khác gì so với doanh nghiệp khi dùng tiền ngân sách.',
      text: `
## Từng bước
1. Viết và gửi thẩm định đề bài như mọi đơn vị, ở [Đề bài của tôi](/don-vi/de-bai).
2. Chọn đúng nguồn kinh phí: nguồn ngân sách quyết định cách trả tiền.
3. Cùng mở hồ sơ, lập hội đồng, quyết định có nhận xét cho từng giải pháp.
4. Ký hợp đồng bằng chữ ký số theo quy định của cơ quan; tải văn bản đã ký lên.
5. Nghiệm thu bằng biên bản; sau khi Kho bạc trả, người phụ trách tài chính ghi số chứng từ.
## Điều gì được ghi lại, ai thấy
Mọi bước đều có người, thời điểm và lý do, để thanh tra, kiểm toán tra lại được. Sàn không thay thế Hệ thống mạng đấu thầu quốc gia.
## Thời hạn cần nhớ
Im lặng không bao giờ là nghiệm thu đối với cơ quan nhà nước: bạn phải nghiệm thu hoặc yêu cầu sửa.
## Nếu có trục trặc
Chưa rõ hình thức lựa chọn nhà thầu thì hỏi bộ phận pháp chế của cơ quan trước khi công bố. Việc trên sàn thì [liên hệ](/lien-he).
`,
    },
    en: {
      title: 'An officer of a state agency',
      lead: 'What differs from a company when state-budget money is spent.',
      text: `
## Step by step
1. Write the challenge and send it for review like everybody, in [Our challenges](/don-vi/de-bai).
2. Choose the right funding source: it decides how money is paid.
3. Open submissions together, form the panel, decide with feedback on each solution.
4. Sign with your agency’s digital signature and upload the signed document.
5. Accept with a record; when the Treasury has paid, the finance person notes the document’s number.
## What is recorded, and who sees it
Each step has a person, a time and a reason, so that inspection and audit can follow it. The marketplace does not replace the national e-procurement system.
## Deadlines
For a state agency silence is never acceptance: you accept or request changes.
## If something goes wrong
Unsure about the selection procedure? Ask your legal staff before publishing. About the marketplace, [contact us](/lien-he).
`,
    },
  },
  startup: {
    vi: {
      title: 'Doanh nghiệp khởi nghiệp có giải pháp',
      lead: 'Nộp hồ sơ niêm phong, thí điểm và được trả tiền.',
      text: `
## Từng bước
1. Tìm [đề bài](/de-bai) hợp với bạn, đọc tiêu chí và hạn nộp.
2. Bắt đầu giải pháp, trả lời từng tiêu chí, đính kèm tệp. Bản nháp tự lưu, chỉ đơn vị bạn thấy.
3. Nộp trước hạn. Bạn nhận biên nhận ghi dấu SHA-256; hãy giữ lại. Được nộp lại hoặc rút đến khi hết hạn.
4. Chờ mở hồ sơ và đánh giá. Dù được chọn hay không, bạn đều nhận nhận xét.
5. Nếu được chọn: ký [hợp đồng](/hop-dong), làm từng mốc, bàn giao, nhận tiền sau nghiệm thu.
## Điều gì được ghi lại, ai thấy
Trước khi mở, không ai đọc được hồ sơ. Sau khi mở, mỗi lần đọc đều được ghi. Người nộp không biết ai chấm điểm nào.
## Thời hạn cần nhớ
Hạn nộp do đồng hồ của hệ thống quyết định, theo giờ Việt Nam. Đừng đợi phút cuối.
## Nếu có trục trặc
Mất mạng khi tải tệp thì mở lại trang, tải tiếp. Cho rằng kết quả không đúng quy chế thì gửi kiến nghị qua [Liên hệ](/lien-he).
`,
    },
    en: {
      title: 'A startup with a solution',
      lead: 'Submit under seal, run the pilot, get paid.',
      text: `
## Step by step
1. Find a [challenge](/de-bai) that fits you; read its criteria and deadline.
2. Start a solution, answer each criterion, attach files. Drafts save themselves; only your organisation sees them.
3. Submit before the deadline. You get a receipt with a SHA-256 mark; keep it. You may submit again or withdraw until the deadline.
4. Wait for the opening and the evaluation. Selected or not, you get feedback.
5. If selected: sign the [contract](/hop-dong), work milestone by milestone, deliver, and be paid after acceptance.
## What is recorded, and who sees it
Before the opening nobody reads your submission. Afterwards every reading is recorded. Applicants do not learn who gave which score.
## Deadlines
The system’s clock decides, in Vietnam time. Do not wait for the last minute.
## If something goes wrong
If the connection breaks during an upload, open the page again and go on. If you believe that a result broke the rules, send a complaint through [Contact](/lien-he).
`,
    },
  },
  'nguoi-danh-gia': {
    vi: {
      title: 'Thành viên hội đồng',
      lead: 'Kê khai, đọc, chấm riêng, khóa phiếu.',
      text: `
## Từng bước
1. Mở [Phiếu chấm](/cham-diem) và kê khai xung đột lợi ích trước mọi việc.
2. Đọc từng hồ sơ, cho điểm và nhận xét theo từng tiêu chí. Phiếu nháp tự lưu.
3. Khóa phiếu khi đã chắc: sau đó không sửa được, và bạn mới xem được phiếu của người khác.
## Điều gì được ghi lại, ai thấy
Người nộp và công chúng không biết ai chấm điểm nào; hồ sơ kiểm toán thì có. Mỗi lần đọc hồ sơ đều được ghi.
## Thời hạn cần nhớ
Cả hội đồng chờ phiếu cuối cùng. Phiếu chờ bạn nằm ở [Việc cần làm](/viec-can-lam).
## Nếu có trục trặc
Nhận ra quen biết với người nộp thì kê khai ngay. Không chấm được thì báo cho bên ra đề bài hoặc [liên hệ](/lien-he).
`,
    },
    en: {
      title: 'A member of a panel',
      lead: 'Declare, read, score alone, lock.',
      text: `
## Step by step
1. Open [Score sheets](/cham-diem) and declare conflicts of interest before anything else.
2. Read each submission; score and comment on each criterion. Drafts save themselves.
3. Lock a sheet when you are sure: it cannot be edited then, and only then can you see others’ sheets.
## What is recorded, and who sees it
Applicants and the public do not learn who gave which score; the record for auditors does. Every reading is recorded.
## Deadlines
The whole panel waits for the last sheet. Yours are under [Tasks](/viec-can-lam).
## If something goes wrong
If you find that you know an applicant, declare it at once. If you cannot score, tell the sponsor or [contact us](/lien-he).
`,
    },
  },
  'chu-tich': {
    vi: {
      title: 'Chủ tịch hội đồng',
      lead: 'Giữ cho việc đánh giá công bằng và khóa kết quả.',
      text: `
## Từng bước
1. Kê khai xung đột lợi ích của chính mình ở [Phiếu chấm](/cham-diem).
2. Xem xung đột của các thành viên. Chỉ bạn được miễn trừ, kèm lý do.
3. Theo dõi tiến độ chấm. Hồ sơ không hợp lệ thì loại, kèm lý do.
4. Khi mọi phiếu đã khóa, xem xếp hạng rồi khóa kết quả.
## Điều gì được ghi lại, ai thấy
Miễn trừ, loại hồ sơ và khóa kết quả đều ghi tên bạn, lý do và thời điểm. Bên ra đề bài thấy kết quả đã khóa.
## Thời hạn cần nhớ
Bên ra đề bài chỉ quyết định được sau khi bạn khóa kết quả.
## Nếu có trục trặc
Thành viên vắng lâu thì báo bên ra đề bài. Nghi có thông đồng thì [liên hệ](/lien-he), chủ đề “Kiến nghị”.
`,
    },
    en: {
      title: 'A chair of a panel',
      lead: 'Keep the evaluation fair and lock its result.',
      text: `
## Step by step
1. Declare your own conflicts of interest in [Score sheets](/cham-diem).
2. Look at the members’ conflicts. Only you waive one, with a reason.
3. Follow the progress. Disqualify what is not valid, with a reason.
4. When all sheets are locked, look at the ranking and lock the result.
## What is recorded, and who sees it
Waivers, disqualifications and the lock carry your name, the reason and the time. The sponsor sees the locked result.
## Deadlines
The sponsor can decide only after you lock the result.
## If something goes wrong
If a member is absent for long, tell the sponsor. If you suspect collusion, [contact us](/lien-he), topic “Complaint”.
`,
    },
  },
  'tai-chinh': {
    vi: {
      title: 'Người phụ trách tài chính',
      lead: 'Nộp tiền từng mốc và duyệt chi.',
      text: `
## Từng bước
1. Bật xác thực hai bước trong phần tài khoản.
2. Mở [Hợp đồng](/hop-dong), chọn mốc chờ tiền và yêu cầu nộp tiền theo hướng dẫn.
3. Khi mốc đã nghiệm thu, xem biên bản, các khoản giữ lại và số thực chi, rồi duyệt chi.
4. Xem sổ cái của hợp đồng bất cứ lúc nào.
## Điều gì được ghi lại, ai thấy
Sàn giữ sổ sách; tiền nằm tại ngân hàng hoặc tổ chức thanh toán được cấp phép. Hai bên của hợp đồng cùng thấy tiền đang ở đâu.
## Thời hạn cần nhớ
Việc chỉ bắt đầu khi mốc đã đủ tiền. Người nghiệm thu không được tự duyệt chi.
## Nếu có trục trặc
Chi hỏng thì tiền trở lại chờ chi và bạn được báo. Số liệu không khớp thì [liên hệ](/lien-he) ngay.
`,
    },
    en: {
      title: 'A finance person',
      lead: 'Fund milestones and release money.',
      text: `
## Step by step
1. Turn on the second factor in your account.
2. Open [Contracts](/hop-dong), choose the milestone that waits for funds and request the payment as shown.
3. When a milestone is accepted, read the record, the deductions and the net, then release.
4. Look at the contract’s ledger at any time.
## What is recorded, and who sees it
The marketplace keeps the books; the money lies with a licensed bank or payment provider. Both parties see where the money is.
## Deadlines
Work begins only when a milestone is funded. Whoever accepted does not release.
## If something goes wrong
A payout that fails goes back to waiting and you are told. If figures do not match, [contact us](/lien-he) at once.
`,
    },
  },
  'dieu-phoi': {
    vi: {
      title: 'Cán bộ đơn vị điều phối',
      lead: 'Từng bàn làm gì.',
      text: `
## Từng bước
1. Bật xác thực hai bước trong phần tài khoản.
2. Bàn thẩm định: duyệt đề bài ở [Thẩm định](/dieu-phoi/tham-dinh), cùng mở hồ sơ ở [Mở hồ sơ](/dieu-phoi/mo-ho-so).
3. Bàn xác minh: kiểm tra giấy tờ của đơn vị. Bàn đối soát: theo dõi tiền.
4. Bàn quản trị: trả lời [lời nhắn](/dieu-phoi/loi-nhan), xử lý [việc nền](/dieu-phoi/viec-nen) bị hỏng.
## Điều gì được ghi lại, ai thấy
Mỗi quyết định ghi tên bạn, lý do và thời điểm; mỗi lần đọc hồ sơ đã mở cũng vậy.
## Thời hạn cần nhớ
Việc chờ bàn của bạn nằm ở [Việc cần làm](/viec-can-lam).
## Nếu có trục trặc
Việc liên quan đến đơn vị của chính bạn thì để cán bộ cơ quan khác làm. Nghi lộ dữ liệu thì báo lãnh đạo ngay.
`,
    },
    en: {
      title: 'Staff of the coordinator',
      lead: 'What each desk does.',
      text: `
## Step by step
1. Turn on the second factor in your account.
2. Review desk: approve challenges under [Review](/dieu-phoi/tham-dinh), open submissions under [Opening](/dieu-phoi/mo-ho-so).
3. Verification desk: check organisations’ papers. Treasury desk: follow the money.
4. Administration desk: answer [messages](/dieu-phoi/loi-nhan), deal with failed [background jobs](/dieu-phoi/viec-nen).
## What is recorded, and who sees it
Each decision carries your name, the reason and the time; so does each reading of an opened submission.
## Deadlines
What waits for your desk is under [Tasks](/viec-can-lam).
## If something goes wrong
Leave matters of your own organisation to an officer of another agency. If you suspect a data leak, tell your management at once.
`,
    },
  },
  'nguoi-dan': {
    vi: {
      title: 'Người dân và báo chí',
      lead: 'Những gì ai cũng đọc được, không cần tài khoản.',
      text: `
## Từng bước
1. Xem [đề bài đang mở](/de-bai) và [danh mục bài toán](/danh-muc).
2. Đọc [quy chế hoạt động](/quy-che) để biết việc lựa chọn diễn ra thế nào.
3. Xem kết quả và lý do công khai trên trang của từng đề bài.
## Điều gì được ghi lại, ai thấy
Đọc trang công khai không cần đăng nhập và không bị theo dõi. Nội dung giải pháp không công khai.
## Thời hạn cần nhớ
Hạn nộp của mỗi đề bài có thể thêm vào lịch của bạn.
## Nếu có trục trặc
Thấy điều không đúng thì [cho chúng tôi biết](/lien-he).
`,
    },
    en: {
      title: 'The public and the press',
      lead: 'What everybody can read without an account.',
      text: `
## Step by step
1. See the [open challenges](/de-bai) and the [problem catalogue](/danh-muc).
2. Read the [operating rules](/quy-che) to learn how selection works.
3. See results and public reasons on each challenge’s page.
## What is recorded, and who sees it
Public pages need no sign-in and track nobody. The content of solutions is not public.
## Deadlines
You can add each challenge’s deadline to your calendar.
## If something goes wrong
If you see something wrong, [tell us](/lien-he).
`,
    },
  },
} as const;

export type HelpPage = keyof typeof helpPages;
